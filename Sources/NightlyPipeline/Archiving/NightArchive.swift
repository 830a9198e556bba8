internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import SnapshotArchive

/// The archive beside a night that runs: asked before the figures are judged, told when the night is durable.
struct NightArchive {
  private let archive: SnapshotArchive
  private let recording: NightRecording
  /// What earlier nights say.
  let history: HistoryReader
  private let settings: [KeptFile]
  private let night: CalendarDay
  /// The revisions of the night that the archive has, by revision.
  private let earlier: [ArchivedNight]

  /// Records a night; what was not recorded in the end leaves the archive as it was.
  ///
  /// - Parameters:
  ///   - night: the night.
  ///   - archive: the archive, opened for writing.
  ///   - settings: the files that say how the night is measured, judged and shown.
  ///   - body: does all that belongs to the night.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws, or an error of the archive.
  static func recording<Value>(
    _ night: CalendarDay, in archive: SnapshotArchive, settings: [KeptFile],
    _ body: (NightArchive) throws(NightError) -> Value
  ) throws(NightError) -> Value {
    let recording = try NightArchive(archive, night: night, settings: settings)
    return try closing({ () throws(ArchiveError) in try recording.end() }) { () throws(NightError) in
      try body(recording)
    }
  }

  private init(_ archive: SnapshotArchive, night: CalendarDay, settings: [KeptFile]) throws(NightError) {
    self.archive = archive
    self.night = night
    self.settings = settings
    (earlier, history, recording) = try archiving { () throws(ArchiveError) in
      (
        try archive.revisions(of: night), try HistoryReader(path: archive.path, before: night),
        try NightRecording(in: archive)
      )
    }
  }

  /// The pages of the last recorded night; `nil` where there are none to link.
  func unchangedPages(outputFolder: String) throws(PublishingError) -> UnchangedPages? {
    do throws(NightError) {
      return try UnchangedPages.since(archive, outputFolder: outputFolder)
    } catch {
      throw PublishingError(
        kind: .inputOutput, operation: "read the night before", path: outputFolder, reason: "\(error)")
    }
  }

  /// The exports that need not be counted again.
  func unchangedExports(programVersion: String) throws(NightError) -> UnchangedExports {
    try UnchangedExports(
      in: archive, recording: recording,
      basis: CountingBasis(settings: settings, programVersion: programVersion))
  }

  /// The newest revision of the night that the archive has; 0 for none.
  var newestRevision: Int { earlier.last?.entry.revision ?? 0 }

  /// Whether the night is not archived yet, or from other exports.
  func differs(in sources: [ExportSource]) throws(NightError) -> Bool {
    guard let newest = earlier.last else { return true }
    let known = try archiving { () throws(ArchiveError) in try archive.sources(of: newest) }
    return known.map(\.path) != sources.map(\.path)
      || known.map(\.fingerprint) != sources.map(\.fingerprint)
  }

  /// What the snapshots of all customers share.
  func context(of facts: Facts, programVersion: String) throws(PublishingError) -> SnapshotContext {
    try archivingWhilePublishing { () throws(ArchiveError) in
      try recording.context(of: facts, settings: settings, programVersion: programVersion)
    }
  }

  /// Adds customers to the night.
  func add(_ customers: [CustomerSnapshot]) throws(PublishingError) {
    try archivingWhilePublishing { () throws(ArchiveError) in try recording.add(customers) }
  }

  /// Records the night, now that its files are durable; does nothing where it is recorded already.
  ///
  /// - Parameters:
  ///   - record: the night.
  ///   - publication: where it is published; `nil` where it is only recorded.
  ///   - services: the slugs of the services in the order of the catalog.
  ///   - programVersion: the version of the program.
  ///   - repetition: how long the night repeats itself; `nil` where it does not.
  /// - Returns: the name of the night with its revision.
  /// - Throws: an error where it cannot be recorded; the archive is as it was.
  @discardableResult
  func record(
    _ record: NightRecord, as publication: Publication?, services: [String], programVersion: String,
    repetition: Repetition? = nil
  ) throws(PublishingError) -> String {
    let revision = publication?.revision ?? newestRevision + 1
    try archivingWhilePublishing { () throws(ArchiveError) in
      guard newestRevision < revision else { return try recording.giveUp() }
      _ = try recording.commit(
        NightEntry(
          night: night, revision: revision, dataDate: record.dataDate,
          customers: record.customers.count, programVersion: programVersion, services: services,
          publication: publication.map(ArchivedPublication.init)),
        facts: record.facts, findings: record.findings, settings: settings,
        repetition: repetition)
    }
    return "\(night).r\(revision)"
  }

  /// Says whether earlier nights could be read; to be asked before anything is published that rests on them.
  func checkHistory() throws(PublishingError) {
    if let failure = history.failure { throw PublishingError(failure) }
  }

  private func end() throws(ArchiveError) {
    try recording.giveUp()
    try history.close()
  }
}

extension ArchivedPublication {
  /// What the archive keeps of a publication.
  init(_ publication: Publication) {
    self.init(
      folder: publication.folder, files: publication.files, manifest: publication.manifestDigest,
      runRecord: publication.runRecordDigest ?? [])
  }
}

extension PublishingError {
  /// The error of the archive as one of the stage that writes; a night is published and recorded together.
  init(_ error: ArchiveError) {
    self.init(
      kind: error.kind == .cannotWrite || error.kind == .newerVersion ? .cannotWrite : .inputOutput,
      operation: "record the night", path: error.path, reason: error.reason)
  }
}
