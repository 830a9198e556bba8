import ArgumentParser
import NightlyPipeline

/// `adoption-report schedule`: prints what begins a night at its time.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Prints a line for cron, or units for systemd, for this configuration.",
    discussion: """
      EXAMPLES
        adoption-report schedule --config adoption-report.yaml --format cron
        adoption-report schedule --config adoption-report.yaml --format systemd --user reports
        adoption-report schedule --config adoption-report.yaml --format systemd --unit timer
      """)

  /// Who starts the program.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case cron, systemd
  }

  /// Which of systemd's two files is printed.
  enum Unit: String, CaseIterable, ExpressibleByArgument {
    case service, timer
  }

  @OptionGroup var file: ConfigurationOptions

  @Option(help: "Who starts the program.")
  var format: Format = .cron

  @Option(help: ArgumentHelp("The time of day, HH:MM, instead of the configured one.", valueName: "time"))
  var time: String?

  @Option(help: ArgumentHelp("Who runs the service.", valueName: "name"))
  var user = "adoption-report"

  @Option(help: "Only this unit of systemd; both with headings where it is not given.")
  var unit: Unit?

  func run() throws {
    guard let path = file.config ?? environment()["ADOPTION_REPORT_CONFIG"] else {
      throw ValidationError("expected a configuration file: --config")
    }
    let absolute = ConfigurationOptions(config: absolutePath(path))
    let configuration = try absolute.loaded([option("time", "--time", time)])
    guard let program = executablePath(), let file = absolute.config else {
      throw ValidationError("expected the path of the running program, found none")
    }
    let schedule = Schedule(configuration, program: program, file: file, user: user)
    for warning in schedule.warnings(for: format == .cron ? .cron : .timer) {
      Terminal.complain("warning: \(warning)")
    }
    try Terminal.write(text(of: schedule))
  }

  private func text(of schedule: Schedule) -> String {
    switch (format, unit) {
    case (.cron, _): schedule.text(as: .cron)
    case (.systemd, .service?): schedule.text(as: .service)
    case (.systemd, .timer?): schedule.text(as: .timer)
    case (.systemd, nil):
      "# /etc/systemd/system/adoption-report.service\n" + schedule.text(as: .service)
        + "\n# /etc/systemd/system/adoption-report.timer\n" + schedule.text(as: .timer)
    }
  }
}

extension ConfigurationOptions {
  init(config: String) {
    self.init()
    self.config = config
  }
}
