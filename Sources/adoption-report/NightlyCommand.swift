import ArgumentParser
import NightlyPipeline

/// `adoption-report nightly`: the job for every night.
struct NightlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract:
      "Runs the night as the configuration says: run, then sends mails that are due, removes nights that are not kept, and tells how it went.",
    discussion: """
      Silent where all is well and nobody watches. How the night ended is kept for adoption-report status, and told to
      the configured metrics file and addresses.

      EXAMPLES
        adoption-report nightly --config /etc/adoption-report/adoption-report.yaml
        adoption-report nightly --config adoption-report.yaml --night 2026-11-01 --verbose
      """)

  @OptionGroup var options: RunOptions

  func run() throws {
    let (configuration, night, terminal, observer) = try options.started()
    let request = NightlyRequest(
      night, configuration: configuration, credentialsFolder: environment()["CREDENTIALS_DIRECTORY"],
      clock: mailClock)
    let summary = try reporting(to: terminal) { () throws(NightError) in
      try runNightly(request, observer: observer)
    }
    if let mail = summary.mail {
      for failure in mail.failures { terminal.failed(failure) }
      if let reason = mail.unreachable {
        let status = ExitStatus.mailUnreachable
        terminal.failed(
          "the mail server cannot be reached: \(reason); the night is published, and the next run sends what is left "
            + "(status \(status.rawValue))")
      } else if !mail.failures.isEmpty {
        terminal.failed(
          "\(mail.words); the night is published; adoption-report mail status lists them "
            + "(status \(ExitStatus.partial.rawValue))")
      }
    }
    if let failure = summary.metricsFailure {
      terminal.failed("metrics: \(failure); the night is published (status \(summary.exitStatus.rawValue))")
    }
    try end(summary.night, of: configuration, status: summary.exitStatus, terminal: terminal)
  }
}
