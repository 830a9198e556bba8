internal import NightPublishing
internal import ReportDelivery
internal import SnapshotArchive

/// Puts mails into the outbox, many at a time, since making each durable by itself would take most of the time.
struct OutboxGate: MailGate {
  private let outbox: Outbox
  private var staged: [OutgoingMail] = []

  /// So many mails are made durable at once.
  private static let batch = 512

  init(_ outbox: Outbox) { self.outbox = outbox }

  mutating func send(
    _ mail: OutgoingMail, _ ledger: MailLedger?, _ clock: MailClock
  ) throws(PublishingError) -> GateResult {
    try outbox.stage(mail.ready.message.bytes, as: mail.mail.fileName)
    staged.append(mail)
    return staged.count < Self.batch ? GateResult() : GateResult(settled: try flush(ledger, clock))
  }

  mutating func flush(
    _ ledger: MailLedger?, _ clock: MailClock
  ) throws(PublishingError) -> [MailOutcome] {
    guard !staged.isEmpty else { return [] }
    try outbox.makeDurable()
    // From here on each mail is either staged still or was released, and the next run can tell which.
    try note(staged.map { $0.change(.sending) }, in: ledger, at: clock)
    try outbox.release(staged.map(\.mail.fileName))
    let reply = "in the outbox"
    try note(
      staged.map { MailChange($0.mail.number, .accepted, reply: reply, isAttempt: true) }, in: ledger,
      at: clock)
    let outcomes = staged.map { MailOutcome(mail: $0.mail, state: .accepted, reply: reply) }
    staged = []
    return outcomes
  }
}

/// Settles mails that a killed run has left as sending.
///
/// - Parameters:
///   - mails: the mails.
///   - outbox: the outbox.
///   - ledger: the ledger.
///   - clock: the clock.
/// - Returns: those of which nobody knows whether they were taken.
/// - Throws: `.cannotWrite` or `.inputOutput`.
func settleInterrupted(
  _ mails: [LedgerMail], in outbox: () throws(PublishingError) -> Outbox, ledger: MailLedger, clock: MailClock
) throws(PublishingError) -> [LedgerMail] {
  let ofOutbox = mails.filter { $0.courier == "outbox" }
  if !ofOutbox.isEmpty {
    let outbox = try outbox()
    var staged: [String] = []
    for mail in ofOutbox where try outbox.isStaged(mail.fileName) { staged.append(mail.fileName) }
    try outbox.release(staged)
    try note(
      ofOutbox.map { MailChange($0.number, .accepted, reply: "in the outbox") }, in: ledger, at: clock)
  }
  let others = mails.filter { $0.courier != "outbox" }
  let reason = "a run was ended while the mail was handed over; mail retry --unknown sends it again"
  try note(others.map { MailChange($0.number, .unknown, reply: reason) }, in: ledger, at: clock)
  return others
}
