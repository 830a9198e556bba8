internal import NightPublishing
internal import ReportDelivery
internal import SnapshotArchive

/// Hands mails to a server or a local program, one by one.
///
/// A mail is noted as sending in the moment before it can have been taken, and no earlier: what a kill leaves as planned was
/// not taken. That note and the outcome of the mail before it are one transaction, so that one mail at most is in doubt.
struct CourierGate<Carrier: Courier>: MailGate {
  private var courier: Carrier
  /// The outcome of the last mail, which is not noted yet.
  private var unnoted: [MailChange] = []

  init(_ courier: Carrier) { self.courier = courier }

  mutating func send(
    _ mail: OutgoingMail, _ ledger: MailLedger?, _ clock: MailClock
  ) throws(PublishingError) -> GateResult {
    var notes = unnoted
    let outcome: DeliveryOutcome
    do {
      outcome = try courier.send(mail.ready.message) {
        try note(notes + [mail.change(.sending)], in: ledger, at: clock)
        notes = []
      }
    } catch let error as PublishingError {
      throw error
    } catch {
      throw PublishingError(
        kind: .inputOutput, operation: "send", path: mail.mail.fileName, reason: "\(error)")
    }
    unnoted = notes
    return result(of: outcome, mail)
  }

  mutating func flush(
    _ ledger: MailLedger?, _ clock: MailClock
  ) throws(PublishingError) -> [MailOutcome] {
    try note(unnoted, in: ledger, at: clock)
    unnoted = []
    return []
  }

  private mutating func result(of outcome: DeliveryOutcome, _ mail: OutgoingMail) -> GateResult {
    let (state, words): (MailState, String) =
      switch outcome {
      case .accepted(let reply): (.accepted, reply)
      case .rejected(let reply): (.rejected, reply)
      case .deferred(let reply): (.deferred, reply)
      case .unknown(let reason): (.unknown, reason)
      case .unreachable(let reason): (.planned, reason)
      }
    let reply = mail.ready.message.withoutRecipient(words)
    if case .unreachable = outcome { return GateResult(unreachable: reply) }
    unnoted.append(
      state == .accepted
        // What it says was noted when it left.
        ? MailChange(mail.mail.number, state, reply: reply, isAttempt: true)
        : mail.change(state, reply, isAttempt: true))
    if state == .deferred { return GateResult(isDeferred: true) }
    return GateResult(settled: [MailOutcome(mail: mail.mail, state: state, reply: reply)])
  }
}

extension ComposedMessage {
  /// A reply without the recipient's address, which it often repeats and which belongs into no log.
  func withoutRecipient(_ reply: String) -> String {
    reply.replacing(recipient.text, with: "the recipient").replacing(
      recipient.text.lowercased(), with: "the recipient")
  }
}
