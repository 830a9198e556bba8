internal import AdoptionDomain
internal import NightPublishing
internal import ReportDelivery
internal import SettingsFiles
internal import SnapshotArchive

/// Makes the mails to a customer or an account manager, and writes them as files instead of sending them.
///
/// A customer to whom no mail is switched on is shown what the mail would be.
/// - Parameters:
///   - whom: a customer's id, domain or exact name; an account manager's name or address; or `operations`.
///   - night: the night.
///   - folder: where the files are written; `nil` for `preview/` below the output folder.
///   - request: the configuration.
///   - observer: who may stop it.
/// - Returns: the paths of the files, an `.eml` and an `.html` for each mail, and why others could not be made.
/// - Throws: ``RequestError`` where nobody is meant, or the archive cannot be read or a file not be written.
public func previewMail(
  to whom: String, of night: NightReference, in folder: String?, _ request: MailCommandRequest,
  observer: NightObserver
) throws(RequestError) -> (paths: [String], problems: [String]) {
  let run = try request.run(observer)
  return try withOutput(request.archive) { (output, archive) throws(RequestError) in
    let night = try RequestError.asking { () throws(NightError) in
      try archiving { () throws(ArchiveError) in try night.night(in: archive) }
    }
    let recipients = try run.recipients(meantBy: whom, archive: archive)
    return try RequestError.asking { () throws(NightError) in
      let gate = PreviewGate()
      let jobs = try recipients.map { (recipient) throws(NightError) in
        try run.previewJob(of: night.entry.night, to: recipient)
      }
      let dispatch = MailDispatch(gate, ledger: nil, clock: run.clock, stop: observer.stop, retrySeconds: 0)
      let (outcomes, _) = try run.send(jobs, of: night, last: [:], by: dispatch, archive: archive, in: output)
      let files = gate.mails.flatMap { mail in
        let name = mail.mail.messageID.prefix { $0 != "@" }
        return [("\(name).eml", mail.ready.message.bytes), ("\(name).html", mail.ready.html)]
      }
      let folder = folder ?? "\(request.archive.outputFolder)/\(previewFolder)"
      try publishing { () throws(PublishingError) in
        try replaceFiles(files, inFolder: folder, modes: request.archive.modes)
      }
      let problems = outcomes.filter { $0.state != .accepted }.map {
        "\($0.mail.words): \($0.reply ?? $0.state.rawValue)"
      }
      return (files.map { "\(folder)/\($0.0)" }, problems)
    }
  }
}

/// The folder of previews below the output folder.
let previewFolder = "preview"

extension MailRun {
  /// The recipients that a person means; for a customer to whom nothing is sent, the sender.
  fileprivate func recipients(
    meantBy whom: String, archive: SnapshotArchive
  ) throws(RequestError) -> [MailRecipient] {
    let plan = try RequestError.asking { () throws(NightError) in try self.plan() }
    var request = MailRequest(scope: .undone)
    request.only = [whom]
    let meant = plan.recipients.filter(request.means)
    guard meant.isEmpty else { return meant }
    let known = try RequestError.asking { () throws(NightError) in
      try archiving { () throws(ArchiveError) in try archive.customers() }
    }
    let customers = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { $1 }).values
      .sorted { $0.id < $1.id }
      .map { Customer(id: $0.id, name: $0.name, domains: $0.domains) }
    let customer = customers[try CustomerLookup(customers: customers).place(of: whom)].id
    request.only = [customer.text]
    let planned = plan.recipients.filter { $0.addressee.audience == .customer && request.means($0) }
    return planned.isEmpty ? [toSender(about: customer)] : planned
  }

  private func toSender(about customer: Customer.ID) -> MailRecipient {
    let address = setup.from.address
    return MailRecipient(
      addressee: MailAddressee(.customer, subject: customer.text, recipient: address.text), address: address,
      name: nil, language: nil, customers: [customer])
  }

  fileprivate func previewJob(
    of night: CalendarDay, to recipient: MailRecipient
  ) throws(NightError) -> MailJob {
    let id = try publishing { () throws(PublishingError) in
      try messageID(of: night, to: recipient.addressee, from: setup.from.address)
    }
    return MailJob(
      mail: LedgerMail(
        trialOf: night, to: recipient.addressee, messageID: id, courier: setup.settings.courier.rawValue),
      recipient: recipient)
  }
}

/// Keeps mails instead of sending them.
private final class PreviewGate: MailGate {
  private(set) var mails: [OutgoingMail] = []

  func send(
    _ mail: OutgoingMail, _ ledger: MailLedger?, _ clock: MailClock
  ) throws(PublishingError) -> GateResult {
    mails.append(mail)
    return GateResult(settled: [MailOutcome(mail: mail.mail, state: .accepted, reply: "not sent")])
  }

  func flush(_ ledger: MailLedger?, _ clock: MailClock) throws(PublishingError) -> [MailOutcome] { [] }
}
