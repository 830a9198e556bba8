internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportDelivery
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

/// Sends mails under the output's lock: plans, makes, hands over and notes them.
struct MailRun {
  let setup: MailSetup
  /// Where archive and templates are.
  let configuration: ArchiveConfiguration
  /// The folder of exports, in which the lists of customers lie.
  let exportsFolder: String?
  let importSettings: ImportSettings
  /// When a night is, for the date of its mails.
  let time: TimeOfDay
  let clock: MailClock
  let observer: NightObserver

  /// Undone mails of nights that are longer ago are not sent any more, in days.
  static let memory = 31

  /// Sends what is asked for.
  func send(_ request: MailRequest, in output: borrowing OutputFolder) throws(NightError) -> MailSummary {
    try withArchive(at: configuration.archivePath) { archive throws(NightError) in
      try send(request, of: archive, in: output)
    }
  }

  /// Sends what is asked for of an archive that is open.
  func send(
    _ request: MailRequest, of archive: SnapshotArchive, in output: borrowing OutputFolder
  ) throws(NightError) -> MailSummary {
    let ledger = MailLedger(of: archive)
    var summary = MailSummary()
    if !request.isUnrecorded {
      let doubtful = try settleInterrupted(of: ledger, in: output)
      // Said once, when it is found; mail status goes on saying it.
      if !request.includesUnknown { for mail in doubtful { summary.add(undone: mail) } }
    }
    let plan = try plan()
    summary.notes = plan.skipped
    let jobs = try archiving { () throws(ArchiveError) in
      try MailQueue(plan, request: request, ledger: ledger, run: self).jobs(in: archive)
    }
    for (night, jobs) in jobs {
      let (outcomes, unreachable) = try send(
        jobs, of: night, request: request, archive: archive, in: output)
      summary.add(outcomes, unreachable: unreachable)
      try observer.stop.check()
      if unreachable != nil { break }
    }
    return summary
  }

  /// Who is sent mails.
  func plan() throws(NightError) -> MailPlan {
    var (contacts, isComplete) = ([CustomerContact](), false)
    if let exportsFolder {
      do throws(ExportFolderError) {
        (contacts, isComplete) = customerContacts(
          in: try exportFiles(below: exportsFolder), settings: importSettings)
      } catch {
        throw .exportsFolder(error)
      }
    }
    return try MailPlan(setup, contacts: contacts, isComplete: isComplete)
  }

  private func settleInterrupted(
    of ledger: MailLedger, in output: borrowing OutputFolder
  ) throws(NightError) -> [LedgerMail] {
    let mails = try archiving { () throws(ArchiveError) in try ledger.mails(in: [.sending]) }
    guard !mails.isEmpty else { return [] }
    return try publishing { () throws(PublishingError) in
      try NightlyPipeline.settleInterrupted(
        mails, in: { () throws(PublishingError) in try Outbox(in: output) }, ledger: ledger, clock: clock)
    }
  }

  /// Makes and sends the mails of one night.
  private func send(
    _ jobs: [MailJob], of night: ArchivedNight, request: MailRequest, archive: SnapshotArchive,
    in output: borrowing OutputFolder
  ) throws(NightError) -> ([MailOutcome], String?) {
    let ledger = MailLedger(of: archive)
    let last =
      request.scope == .night(night.entry.night) || request.isUnrecorded
      ? [:] : try archiving { () throws(ArchiveError) in try ledger.lastContents() }
    let gate = try publishing { () throws(PublishingError) -> any MailGate in
      try self.gate(request, in: output)
    }
    let dispatch = MailDispatch(
      gate, ledger: request.isUnrecorded ? nil : ledger, clock: clock, stop: observer.stop,
      retrySeconds: setup.settings.retrySeconds)
    return try send(jobs, of: night, last: last, by: dispatch, archive: archive, in: output)
  }

  /// Draws up a night again, makes mails of it and hands them over.
  func send(
    _ jobs: [MailJob], of night: ArchivedNight, last: [MailAddressee: [UInt8]], by dispatch: MailDispatch,
    archive: SnapshotArchive, in output: borrowing OutputFolder
  ) throws(NightError) -> ([MailOutcome], String?) {
    var dispatch = dispatch
    let rendering = try NightRendering(
      RenderRequest(night: NightReference(night)), archive: archive, output: output,
      configuration: configuration)
    defer { rendering.removeScratch() }
    try rendering.withRecord(observer: observer.silenced) {
      record, context, prepared throws(PublishingError) in
      let night = MailNight(record, context: context, prepared: prepared, moment: moment(of: record.night))
      try MailStage(night, setup: setup, last: last, stop: observer.stop).send(jobs, by: &dispatch)
    }
    return (dispatch.outcomes, dispatch.unreachable)
  }

  private func moment(of night: CalendarDay) -> (seconds: Int64, utcOffsetMinutes: Int) {
    let (year, month, day) = night.components
    return clock.moment(year, month, day, time.hour, time.minute)
  }
}
