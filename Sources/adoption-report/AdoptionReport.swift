import ArgumentParser

/// The command `adoption-report`.
@main
struct AdoptionReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adoption-report",
    abstract: "Turns exports of licenses, usage and support requests into adoption reports with advice.",
    discussion: """
      EXAMPLES
        adoption-report init /etc/adoption-report/adoption-report.yaml
        adoption-report nightly --config /etc/adoption-report/adoption-report.yaml
        adoption-report run --exports exports --night 2026-11-01 --templates our-templates
        adoption-report check --exports exports
        adoption-report explain 'Litware, Inc.' --exports exports --service exchange

      EXIT STATUS
        0 all well; 1 finished, but an export was refused, a report not published or a mail not delivered;
        64 usage; 65 no export was usable; 66 no input; 69 the mail server cannot be reached; 73 cannot write;
        74 input or output failed; 75 another run holds the lock; 78 a mistake in settings, templates or rules;
        130 and 143 stopped by a signal.
      """,
    version: programVersion,
    subcommands: [
      NightlyCommand.self, RunCommand.self, CheckCommand.self, ExplainCommand.self, StatusCommand.self,
      ScheduleCommand.self, InitCommand.self, ConfigCommand.self, RenderCommand.self, ArchiveCommand.self,
      MailCommand.self,
    ])

  static func main() {
    ignoreClosedPipes()
    giveBackFreedMemory()
    main(nil)
  }
}

/// The version of the program.
let programVersion = "0.1.0"
