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

/// `adoption-report mail preview`.
struct MailPreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Writes the mails to somebody as files, and sends nothing.",
    discussion: """
      EXAMPLES
        adoption-report mail preview litware.example --config adoption-report.yaml
        adoption-report mail preview 'Kim Minji' --night 2026-11-01 --folder previews --config adoption-report.yaml
      """)

  @Argument(
    help: ArgumentHelp(
      "A customer's id, domain or exact name, an account manager's name or address, or operations.",
      valueName: "customer|manager"))
  var whom: String

  @Option(help: ArgumentHelp("The night: yyyy-MM-dd or latest.", valueName: "night"))
  var night = "latest"

  @Option(
    help: ArgumentHelp(
      "Where the files are written; preview below the output folder without it.", valueName: "folder"))
  var folder: String?

  @OptionGroup var options: MailOptions

  func run() throws {
    let (request, observer) = try options.started()
    let reference = try nightReference(night)
    let preview = try answering { () throws(RequestError) in
      try previewMail(to: whom, of: reference, in: folder, request, observer: observer)
    }
    for problem in preview.problems { Terminal.complain("error: \(printable(problem))") }
    for path in preview.paths { try Terminal.write(path + "\n") }
    if !preview.problems.isEmpty { throw ExitCode(ExitStatus.partial.rawValue) }
  }
}

/// `adoption-report mail send`.
struct MailSendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Sends the mails of a night that are not accepted yet.",
    discussion: """
      Frequencies are not looked at; what was accepted is never sent again.

      EXAMPLES
        adoption-report mail send --night 2026-11-01 --dry-run --config adoption-report.yaml
        adoption-report mail send --night latest --only account-manager --config adoption-report.yaml
        adoption-report mail send --night latest --redirect-all-to me@contoso.example --config adoption-report.yaml
      """)

  @Option(help: ArgumentHelp("The night: yyyy-MM-dd or latest.", valueName: "night"))
  var night: String

  @Flag(help: "Makes the mails and holds them against the guard, and sends nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Sends all mails here instead of to their recipients; the ledger knows nothing of it.",
      valueName: "address"))
  var redirectAllTo: String?

  @Option(
    help: ArgumentHelp(
      "Only these: account-manager, customer or operations, a customer's id, or an address.",
      valueName: "whom"))
  var only: [String] = []

  @OptionGroup var options: MailOptions

  func run() throws {
    let (request, observer) = try options.started()
    let reference = try nightReference(night)
    var selection = MailSelection()
    (selection.only, selection.isTrial, selection.redirect) = (only, dryRun, redirectAllTo)
    let summary = try answering { () throws(RequestError) in
      try sendMails(of: reference, selection, request, observer: observer)
    }
    try end(summary)
  }
}

/// `adoption-report mail status`.
struct MailStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tells what became of the mails of the last nights.",
    discussion: """
      EXAMPLES
        adoption-report mail status --config adoption-report.yaml
        adoption-report mail status --all --format json --config adoption-report.yaml
      """)

  @Option(help: ArgumentHelp("How many nights are told of, the newest last.", valueName: "number"))
  var last = 14

  @Flag(help: "Lists all mails of these nights, and not only those that somebody has to see to.")
  var all = false

  @Option(help: "Lines for people, or a document for machines.")
  var format: ListFormat = .text

  @OptionGroup var options: MailOptions

  func run() throws {
    let (_, archive) = try options.loaded()
    let answer = try answering { () throws(RequestError) in
      try mailStatus(archive, last: last, isWhole: all, as: format.answer)
    }
    try Terminal.write(answer)
  }
}

/// `adoption-report mail retry`.
struct MailRetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Sends what earlier runs could not deliver.",
    discussion: """
      EXAMPLES
        adoption-report mail retry --config adoption-report.yaml
        adoption-report mail retry --unknown --only customer --config adoption-report.yaml
      """)

  @Flag(
    help: "Sends also what may have been delivered already; it would arrive twice, with the same Message-ID.")
  var unknown = false

  @Option(
    help: ArgumentHelp(
      "Only these: account-manager, customer or operations, a customer's id, or an address.",
      valueName: "whom"))
  var only: [String] = []

  @OptionGroup var options: MailOptions

  func run() throws {
    let (request, observer) = try options.started()
    let summary = try answering { () throws(RequestError) in
      try retryMails(includingUnknown: unknown, only: only, request, observer: observer)
    }
    try end(summary)
  }
}
