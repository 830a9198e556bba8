internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

/// What rendering a night again came to.
public struct RenderSummary: Sendable {
  /// The folder below the output folder.
  public let folder: String
  /// Whether the files are those that were published, byte for byte; `nil` where the night was never published.
  public let isAsPublished: Bool?
  /// Reports that were not written, and why.
  public let unpublished: [UnpublishedReport]

  /// How the process ends.
  public var exitStatus: ExitStatus { unpublished.isEmpty ? .success : .partial }
}

/// Renders a night of the archive again, into `rendered/<night>.r<revision>` below the output folder.
///
/// With the playbook and templates of then, and by the program version of then, the files are those that were published
/// then; otherwise every report says what differs.
/// - Parameters:
///   - request: which night, and with what.
///   - configuration: where the archive is, and the templates of today.
///   - observer: who is told how it goes.
/// - Returns: what it came to.
/// - Throws: ``RequestError`` where the archive does not have the night, or it cannot be rendered or written.
public func renderNight(
  _ request: RenderRequest, _ configuration: ArchiveConfiguration, observer: NightObserver
) throws(RequestError) -> RenderSummary {
  try withOutput(configuration) { (output, archive) throws(RequestError) in
    try RequestError.asking { () throws(NightError) in
      let rendering = try NightRendering(
        request, archive: archive, output: output, configuration: configuration)
      defer { rendering.removeScratch() }
      return try rendering.render(to: output, observer: observer)
    }
  }
}

/// A night of the archive with everything that rendering it needs.
struct NightRendering {
  let night: ArchivedNight
  private let archive: SnapshotArchive
  private let scratch: ScratchFolder
  private let prepared: PreparedNight
  private let version: String
  private var note: RenderedAgain?
  private let forgotten: ForgottenCustomer?

  /// Reads the settings and lays them where they can be read.
  ///
  /// - Parameters:
  ///   - request: which night, and with what.
  ///   - archive: the archive.
  ///   - output: the output folder, locked.
  ///   - configuration: the templates of today.
  ///   - forgotten: a customer who is left out.
  /// - Throws: an error of the archive, the settings or the output folder.
  init(
    _ request: RenderRequest, archive: SnapshotArchive, output: borrowing OutputFolder,
    configuration: ArchiveConfiguration, without forgotten: ForgottenCustomer? = nil
  ) throws(NightError) {
    self.archive = archive
    self.forgotten = forgotten
    version = configuration.programVersion
    let then: [KeptFile]
    (night, then) = try archiving { () throws(ArchiveError) in
      let night = try request.night.night(in: archive)
      return (night, try archive.settings(of: night))
    }
    let isOfThen = request.playbook == .then && request.templates == .then && !then.isWithoutMails
    let now = isOfThen ? [] : try keptSettings(from: configuration.templateFolders)
    let files = settings(
      playbookOf: request.playbook == .then ? then : now, templatesOf: request.templates == .then ? then : now
    ).withMails(of: now)
    do throws(PublishingError) {
      scratch = try output.newScratchFolder()
    } catch {
      throw .publishing(error)
    }
    prepared = try PreparedNight(templateFolders: try templateFolders(of: files, in: scratch.path))
    var differences: Set<RenderedAgain.Difference> = []
    if request.playbook == .now { differences.insert(.playbook) }
    if request.templates == .now { differences.insert(.templates) }
    if night.entry.programVersion != version { differences.insert(.version) }
    if forgotten != nil { differences.insert(.customers) }
    note = RenderedAgain(differences)
  }

  /// Removes what was laid to be read; what a kill leaves is removed by the next run.
  func removeScratch() { scratch.remove() }

  /// Renders all files and puts them in place.
  func render(to output: borrowing OutputFolder, observer: NightObserver) throws(NightError) -> RenderSummary
  {
    let archived = try archivedFacts()
    let summary = try publishing { () throws(PublishingError) in try place(archived, in: output) }
    guard note == nil, summary.isAsPublished == false else { return summary }
    // Where a customer was removed, the night was published anew, and says so.
    var labelled = self
    labelled.note = RenderedAgain([.customers])
    let anew = try publishing { () throws(PublishingError) in try labelled.place(archived, in: output) }
    if anew.isAsPublished == true { return anew }
    try archiving { () throws(ArchiveError) in
      guard let damage = try archive.damages().first else { return }
      throw ArchiveError(
        .damaged, path: archive.path, reason: "\(night.name) is not as it was published: \(damage)")
    }
    // All else that can differ are the nights before it, of which some are not kept any more: the reports must say so.
    labelled.note = RenderedAgain([.history])
    return try publishing { () throws(PublishingError) in try labelled.place(archived, in: output) }
  }

  private func place(
    _ archived: ArchivedFacts, in output: borrowing OutputFolder
  ) throws(PublishingError) -> RenderSummary {
    let staging = try output.stage(night: night.entry.night.description)
    let unpublished = try write(archived, to: staging).unpublished
    let placed = try staging.place(in: "rendered", as: night.name)
    return RenderSummary(
      folder: placed.folder,
      isAsPublished: night.entry.publication.map { $0.manifest == placed.manifestDigest },
      unpublished: unpublished)
  }

  /// Renders all files and puts them in the place of those that were published.
  func replacePublishedNight(in output: borrowing OutputFolder) throws(NightError) {
    let archived = try archivedFacts()
    let publication: Publication
    do throws(PublishingError) {
      let staging = try output.stage(night: night.entry.night.description)
      let (record, unpublished) = try write(archived, to: staging)
      publication = try staging.replace(revision: night.entry.revision) {
        publication throws(PublishingError) in
        RunRecord(
          night: NightOutline(record, unpublished: unpublished), version: version, publication: publication,
          stages: []
        ).json
      }
    } catch {
      throw .publishing(error)
    }
    try archiving { () throws(ArchiveError) in
      try archive.publish(night, as: ArchivedPublication(publication))
    }
  }

  /// Draws up the night without writing anything of it, and lends it out.
  func withRecord(
    observer: NightObserver,
    _ body: (NightRecord, ReportContext, PreparedNight) throws(PublishingError) -> Void
  ) throws(NightError) {
    let archived = try archivedFacts()
    try publishing { () throws(PublishingError) in
      let history = try earlierNights()
      let record = measureStage(archived, history: history).night(observer: observer)
      try body(
        record.finding(inFixedOrder(archived.findings)),
        prepared.context(of: archived.facts, renderedAgain: note), prepared)
      if let failure = history.failure { throw PublishingError(failure) }
      try archivingWhilePublishing { () throws(ArchiveError) in try history.close() }
    }
  }

  private func measureStage(_ archived: ArchivedFacts, history: HistoryReader) -> MeasureStage {
    MeasureStage(
      ImportResult(facts: archived.facts, findings: []), prepared: prepared, night: night.entry.night,
      history: history, renderedAgain: note)
  }

  private func archivedFacts() throws(NightError) -> ArchivedFacts {
    try archiving { () throws(ArchiveError) in
      try archive.facts(of: night, catalog: prepared.settings.catalog, without: forgotten)
    }
  }

  /// Writes all files of the night, and says which are not.
  private func write(
    _ archived: ArchivedFacts, to staging: Staging
  ) throws(PublishingError) -> (record: NightRecord, unpublished: [UnpublishedReport]) {
    let history = try earlierNights()
    var record = try writeTables(of: measureStage(archived, history: history), to: staging) {
      (_) throws(PublishingError) in
    }
    // Findings of the import cannot be found again without the exports; all of them are kept.
    record = record.finding(inFixedOrder(archived.findings))
    var rendering = RenderStage(
      night: record, prepared: prepared, staging: staging, renderedAgain: note, isValidatingAll: false)
    try rendering.renderAll()
    if let failure = history.failure { throw PublishingError(failure) }
    try archivingWhilePublishing { () throws(ArchiveError) in try history.close() }
    return (record, rendering.unpublished)
  }

  private func earlierNights() throws(PublishingError) -> HistoryReader {
    try archivingWhilePublishing { () throws(ArchiveError) in
      try HistoryReader(path: archive.path, before: night.entry.night, number: night.number)
    }
  }

}
