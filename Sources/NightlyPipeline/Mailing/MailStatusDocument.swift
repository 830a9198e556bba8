internal import AdoptionDomain
internal import SnapshotArchive

/// What became of mails, for people and for machines.
struct MailStatusDocument: Document {
  struct Mail: Encodable {
    let night, audience, customer, recipient, messageID, courier, state: String
    let attempts: Int
    let reply: String?
    let changed: String

    init(_ mail: LedgerMail) {
      night = mail.night.description
      audience = mail.addressee.audience.rawValue
      (customer, recipient) = (mail.addressee.subject, mail.addressee.recipient)
      (messageID, courier, state) = (mail.messageID, mail.courier, mail.state.rawValue)
      (attempts, reply, changed) = (mail.attempts, mail.reply, mail.changed)
    }
  }

  struct Night: Encodable {
    let night: String
    /// How many mails are in each state.
    let states: [String: Int]
  }

  let nights: [Night]
  /// The mails of the last night, and those of others that somebody has to see to.
  let mails: [Mail]

  var text: String {
    guard !nights.isEmpty else { return "no mail was planned\n" }
    let states = MailState.allCases.map(\.rawValue).filter { state in
      nights.contains { $0.states[state] != nil }
    }
    var counts = TextColumns(["night"] + states, numeric: Set(1...states.count))
    for night in nights { counts.add([night.night] + states.map { "\(night.states[$0] ?? 0)" }) }
    var columns = TextColumns(["night", "state", "audience", "customer", "recipient", "reply"])
    for mail in mails {
      columns.add([
        mail.night, mail.state, mail.audience, mail.customer.isEmpty ? "-" : printable(mail.customer),
        mail.recipient, printable(mail.reply ?? "-"),
      ])
    }
    return counts.text + (mails.isEmpty ? "" : "\n" + columns.text)
  }
}

/// Tells what became of mails.
///
/// - Parameters:
///   - configuration: where the archive is.
///   - count: how many nights are counted, the newest last.
///   - isWhole: whether the mails are listed that somebody has to see to alone, or all of these nights.
///   - format: text or JSON.
/// - Returns: the answer.
/// - Throws: ``RequestError`` where the archive cannot be read.
public func mailStatus(
  _ configuration: ArchiveConfiguration, last count: Int, isWhole: Bool, as format: AnswerFormat
) throws(RequestError) -> String {
  let document = try readingArchive(configuration) { archive throws(ArchiveError) in
    let ledger = MailLedger(of: archive)
    var (nights, mails) = ([MailStatusDocument.Night](), [LedgerMail]())
    for night in try ledger.nights().suffix(count) {
      let all = try ledger.mails(of: night)
      nights.append(
        MailStatusDocument.Night(
          night: night.description,
          states: Dictionary(grouping: all, by: \.state.rawValue).mapValues(\.count)))
      if isWhole { mails += all }
    }
    if !isWhole { mails = try ledger.mails(in: MailState.allCases.filter(\.isFailure)) }
    return MailStatusDocument(nights: nights, mails: mails.map(MailStatusDocument.Mail.init))
  }
  return try document.written(as: format)
}
