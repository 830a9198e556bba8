import ArgumentParser
import NightlyPipeline

/// `adoption-report run`: reads exports and publishes reports.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Reads exports and publishes HTML and XML reports of the night.",
    discussion: """
      EXAMPLES
        adoption-report run --exports exports
        adoption-report run --exports exports --output /srv/reports --night 2026-11-01
        adoption-report run --exports exports --templates our-templates --validate all
      """)

  /// Which XML reports are held against the schema before they are published.
  enum Validation: String, CaseIterable, ExpressibleByArgument {
    case all, branches
  }

  @OptionGroup var options: NightOptions

  @Option(help: ArgumentHelp("The folder that everything is written to.", valueName: "folder"))
  var output = "Output"

  @Option(
    help: ArgumentHelp(
      "Which XML reports are held against the schema: all, or those with a piece that no valid one had before.",
      valueName: "all|branches"))
  var validate: Validation = .branches

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the night is recorded in the archive and compared with earlier ones.")
  var archive = true

  func run() throws {
    var configuration = try options.configuration(output: output)
    configuration.isValidatingAll = validate == .all
    configuration.isArchiving = archive
    let summary = try reporting { () throws(NightError) in
      try runNight(configuration, observer: observer(of: Terminal()))
    }
    for report in summary.unpublished {
      Terminal.complain("error: \(report.path): not published: \(report.reason)")
    }
    if summary.exitStatus != .success {
      Terminal.complain(
        "finished with losses: \(summary.refusedExports) exports refused, \(summary.unpublished.count) reports not "
          + "published; mend what is listed above and run again")
    }
    if isTerminal(1) { try Terminal.write("\(output)/\(summary.folder)/portfolio.html\n") }
    if summary.exitStatus != .success { throw ExitCode(summary.exitStatus.rawValue) }
  }
}
