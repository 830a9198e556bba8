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

  @OptionGroup var options: RunOptions

  func run() throws {
    let (configuration, night, terminal, observer) = try options.started()
    let summary = try reporting(to: terminal) { () throws(NightError) in
      try runNight(night, observer: observer)
    }
    try end(summary, of: configuration, status: summary.exitStatus, terminal: terminal)
  }
}

/// Says how a published night ended, and ends the process.
func end(
  _ summary: NightSummary, of configuration: LoadedConfiguration, status: ExitStatus, terminal: Terminal
) throws {
  for report in summary.unpublished {
    terminal.failed("\(report.path): not published: \(report.reason)")
  }
  if summary.exitStatus != .success {
    terminal.failed(
      "finished with losses: \(summary.refusedExports) exports refused, \(summary.unpublished.count) reports not "
        + "published; mend what is listed above and run again (status \(status.rawValue))")
  }
  if isTerminal(1) { try Terminal.write("\(configuration.output)/\(summary.folder)/portfolio.html\n") }
  if status != .success { throw ExitCode(status.rawValue) }
}
