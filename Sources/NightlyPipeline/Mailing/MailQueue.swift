internal import AdoptionDomain
internal import NightPublishing
internal import ReportDelivery
internal import SettingsFiles
internal import SnapshotArchive

/// Finds out which mails are to be made, and plans them in the ledger.
struct MailQueue {
  private let plan: MailPlan
  private let request: MailRequest
  private let ledger: MailLedger
  private let run: MailRun

  init(_ plan: MailPlan, request: MailRequest, ledger: MailLedger, run: MailRun) {
    (self.plan, self.request, self.ledger, self.run) = (plan, request, ledger, run)
  }

  /// The mails to make by night, the oldest night first.
  func jobs(in archive: SnapshotArchive) throws(ArchiveError) -> [(ArchivedNight, [MailJob])] {
    if request.isUnrecorded { return try trial(in: archive) }
    switch request.scope {
    case .due(let night):
      try planDue(on: night)
      return try undone(in: archive, since: night.advanced(by: -MailRun.memory), only: nil)
    case .night(let night):
      try plan(plan.recipients.filter(request.means), for: night)
      return try undone(in: archive, since: night, only: night)
    case .undone: return try undone(in: archive, since: nil, only: nil)
    }
  }

  /// Plans the mails that are due with a night; what earlier nights left undone for the same people is superseded.
  private func planDue(on night: CalendarDay) throws(ArchiveError) {
    let last = try ledger.last(before: night)
    let due = plan.recipients.filter { recipient in
      let frequency = run.setup.settings.frequency(of: recipient.addressee.audience)
      return frequency.isDue(on: night, after: last[recipient.addressee]?.night)
    }
    try plan(due, for: night)
    let addressees = Set(due.map(\.addressee))
    let old = try openMails().filter { $0.night < night && addressees.contains($0.addressee) }
    try ledger.note(
      old.map { MailChange($0.number, .superseded, reply: "a mail of \(night) takes its place") },
      at: run.clock.now)
  }

  private func plan(_ recipients: [MailRecipient], for night: CalendarDay) throws(ArchiveError) {
    let known = Set(try ledger.mails(of: night).map(\.addressee))
    let new = try recipients.filter { !known.contains($0.addressee) }.map {
      (recipient) throws(ArchiveError) in
      (addressee: recipient.addressee, messageID: try id(of: night, to: recipient))
    }
    guard !new.isEmpty else { return }
    try ledger.plan(new, night: night, courier: run.setup.settings.courier.rawValue, at: run.clock.now)
  }

  private func openMails() throws(ArchiveError) -> [LedgerMail] {
    try ledger.mails(
      in: MailState.allCases.filter { $0.isOpen || (request.includesUnknown && $0 == .unknown) })
  }

  /// What is undone of each night that the archive has; what cannot be done any more is superseded.
  private func undone(
    in archive: SnapshotArchive, since first: CalendarDay?, only night: CalendarDay?
  ) throws(ArchiveError) -> [(ArchivedNight, [MailJob])] {
    let recipients = Dictionary(plan.recipients.map { ($0.addressee, $0) }, uniquingKeysWith: { $1 })
    let nights = Dictionary(try archive.nights().map { ($0.entry.night, $0) }, uniquingKeysWith: { $1 })
    var jobs: [CalendarDay: [MailJob]] = [:]
    let courier = run.setup.settings.courier.rawValue
    var changes: [MailChange] = []
    for mail in try openMails() where night.map({ $0 == mail.night }) ?? true {
      guard first.map({ $0 <= mail.night }) ?? true, nights[mail.night] != nil else {
        changes.append(MailChange(mail.number, .superseded, reply: "the night is too long ago"))
        continue
      }
      guard let recipient = recipients[mail.addressee] else {
        // Where a list could not be read, nobody knows: the mail waits.
        if plan.isComplete {
          changes.append(MailChange(mail.number, .superseded, reply: "not a recipient any more"))
        }
        continue
      }
      if mail.courier != courier {
        // After a kill it matters who had the mail.
        changes.append(MailChange(mail.number, mail.state, reply: mail.reply, courier: courier))
      }
      if request.means(recipient) {
        jobs[mail.night, default: []].append(MailJob(mail: mail, recipient: recipient))
      }
    }
    try ledger.note(changes, at: run.clock.now)
    return jobs.sorted { $0.key < $1.key }.compactMap { night, jobs in nights[night].map { ($0, jobs) } }
  }

  /// Mails that the ledger does not know of.
  private func trial(in archive: SnapshotArchive) throws(ArchiveError) -> [(ArchivedNight, [MailJob])] {
    guard case .night(let night) = request.scope else { return [] }
    let jobs = try plan.recipients.filter(request.means).map { (recipient) throws(ArchiveError) in
      let recipient = request.redirect.map(recipient.redirected) ?? recipient
      return MailJob(
        mail: LedgerMail(
          trialOf: night, to: recipient.addressee, messageID: try id(of: night, to: recipient),
          courier: run.setup.settings.courier.rawValue), recipient: recipient)
    }
    return jobs.isEmpty ? [] : [(try archive.night(night), jobs)]
  }

  private func id(of night: CalendarDay, to recipient: MailRecipient) throws(ArchiveError) -> String {
    do throws(PublishingError) {
      return try messageID(of: night, to: recipient.addressee, from: run.setup.from.address)
    } catch {
      throw ArchiveError(.inputOutput, path: run.configuration.archivePath, reason: error.description)
    }
  }
}

extension MailRecipient {
  /// The same mail to another address; its id tells it from the one that the recipient would get.
  fileprivate func redirected(to address: MailAddress) -> MailRecipient {
    MailRecipient(
      addressee: MailAddressee(
        addressee.audience, subject: addressee.subject,
        recipient: "\(address.text) for \(addressee.recipient)"),
      address: address, name: nil, language: language, customers: customers)
  }
}
