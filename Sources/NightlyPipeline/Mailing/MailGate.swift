internal import NightPublishing
internal import SnapshotArchive

/// A mail that is ready to leave.
struct OutgoingMail: Sendable {
  let mail: LedgerMail
  let ready: ReadyMail

  /// The mail's new state in the ledger.
  func change(_ state: MailState, _ reply: String? = nil, isAttempt: Bool = false) -> MailChange {
    MailChange(
      mail.number, state, reply: reply, content: ready.content, customers: ready.customers,
      isAttempt: isAttempt)
  }
}

/// What became of mails that were handed over.
struct GateResult {
  /// Mails whose end is known, this one or earlier ones.
  var settled: [MailOutcome] = []
  /// Whether this one may be tried again later.
  var isDeferred = false
  /// Why none can be handed over now; this one is as it was.
  var unreachable: String?
}

/// Hands mails over and notes what became of them, so that after a kill at any moment the ledger tells what is certain.
protocol MailGate {
  /// Hands a mail over, now or with others.
  mutating func send(
    _ mail: OutgoingMail, _ ledger: MailLedger?, _ clock: MailClock
  ) throws(PublishingError) -> GateResult

  /// Hands over what is left, and notes what was not noted yet.
  mutating func flush(_ ledger: MailLedger?, _ clock: MailClock) throws(PublishingError) -> [MailOutcome]
}

extension PublishingError {
  /// The error of the ledger as one of the stage that writes.
  init(_ error: ArchiveError, operation: String) {
    self.init(
      kind: error.kind == .cannotWrite || error.kind == .newerVersion ? .cannotWrite : .inputOutput,
      operation: operation, path: error.path, reason: error.reason)
  }
}
