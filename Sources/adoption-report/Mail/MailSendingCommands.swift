import ArgumentParser
import NightlyPipeline

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
