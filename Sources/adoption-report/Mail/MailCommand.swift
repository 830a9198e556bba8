import ArgumentParser
import NightlyPipeline

/// `adoption-report mail`: reports by mail.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Shows, sends and looks after reports by mail.",
    discussion: """
      Mails are sent by adoption-report nightly where the configuration names a sender (mail.from). These commands show
      what a mail looks like, send the mails of a night by hand, tell what became of them, and try again what was not
      delivered.
      """,
    subcommands: [
      MailPreviewCommand.self, MailSendCommand.self, MailStatusCommand.self, MailRetryCommand.self,
    ])
}

/// The options that all commands for mails share.
struct MailOptions: ParsableArguments {
  @OptionGroup var file: ConfigurationOptions

  @Option(help: ArgumentHelp("The output folder, in which the archive lies.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("The folder of exports, for the lists of customers.", valueName: "folder"))
  var exports: String?

  /// The configuration, and where the archive is.
  func loaded() throws -> (LoadedConfiguration, ArchiveConfiguration) {
    let configuration = try file.loaded([
      option("output", "--output", output), option("exports", "--exports", exports),
    ])
    let archive = configuration.archive(
      templateFolders: try templateFolders(adding: configuration.templates), programVersion: programVersion,
      processID: processID())
    return (configuration, archive)
  }

  /// What the commands need, and who observes them: signals stop them.
  func started() throws -> (MailCommandRequest, NightObserver) {
    let (configuration, archive) = try loaded()
    let terminal = Terminal()
    var observer = observer(of: terminal)
    observer.stop = Interruption(timeout: configuration.timeout, terminal: terminal).signalToStop
    let request = MailCommandRequest(
      configuration, archive: archive, credentialsFolder: environment()["CREDENTIALS_DIRECTORY"],
      clock: mailClock)
    return (request, observer)
  }
}

/// Says what sending came to, and ends with its status.
func end(_ summary: MailSummary) throws {
  for note in summary.notes { Terminal.complain("note: \(printable(note))") }
  for failure in summary.failures { Terminal.complain("error: \(printable(failure))") }
  try Terminal.write("\(summary.words)\(summary.quiet > 0 ? ", \(summary.quiet) with nothing new" : "")\n")
  if let reason = summary.unreachable {
    Terminal.complain("error: the mail server cannot be reached: \(printable(reason))")
  }
  if summary.exitStatus != .success { throw ExitCode(summary.exitStatus.rawValue) }
}
