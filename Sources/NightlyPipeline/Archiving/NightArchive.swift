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

  /// Opens the archive of an output folder and begins to record.
  init(of configuration: NightConfiguration, prepared: PreparedNight) throws(NightError) {
    try self.init(
      path: configuration.outputFolder + "/" + SnapshotArchive.fileName, night: configuration.night,
      settings: prepared.keptSettings)
  }

  /// Opens an archive and begins to record a night.
  init(path: String, night: CalendarDay, settings: [KeptFile]) throws(NightError) {
    self.night = night
    self.settings = settings
    do throws(ArchiveError) {
      archive = try SnapshotArchive.open(path: path)
      earlier = try archive.revisions(of: night)
      history = try HistoryReader(path: path, before: night)
      recording = try NightRecording(in: archive)
    } catch {
      throw .archive(error)
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

  /// The newest revision of the night that the archive has; 0 for none.
  var newestRevision: Int { earlier.last?.entry.revision ?? 0 }

  /// Whether the night is not archived yet, or from other exports.
  func differs(in sources: [ExportSource]) throws(NightError) -> Bool {
    guard let newest = earlier.last else { return true }
    do throws(ArchiveError) {
      let known = try archive.sources(of: newest)
      return known.map(\.path) != sources.map(\.path)
        || known.map(\.fingerprint) != sources.map(\.fingerprint)
    } catch {
      throw .archive(error)
    }
  }

  /// What the snapshots of all customers share.
  func context(of facts: Facts, programVersion: String) throws(PublishingError) -> SnapshotContext {
    do throws(ArchiveError) {
      return try recording.context(of: facts, settings: settings, programVersion: programVersion)
    } catch {
      throw PublishingError(error)
    }
  }

  /// Adds customers to the night.
  func add(_ customers: [CustomerSnapshot]) throws(PublishingError) {
    do throws(ArchiveError) {
      try recording.add(customers)
    } catch {
      throw PublishingError(error)
    }
  }

  /// Records the night, now that its files are durable; does nothing where it is recorded already.
  ///
  /// - Parameters:
  ///   - record: the night.
  ///   - publication: where it is published; `nil` where it is only recorded.
  ///   - services: the slugs of the services in the order of the catalog.
  ///   - programVersion: the version of the program.
  /// - Returns: the name of the night with its revision.
  /// - Throws: an error where it cannot be recorded; the archive is as it was.
  @discardableResult
  func record(
    _ record: NightRecord, as publication: Publication?, services: [String], programVersion: String
  ) throws(PublishingError) -> String {
    let revision = publication?.revision ?? newestRevision + 1
    do throws(ArchiveError) {
      guard newestRevision < revision else {
        try recording.giveUp()
        return "\(night).r\(revision)"
      }
      _ = try recording.commit(
        NightEntry(
          night: night, revision: revision, dataDate: record.dataDate,
          customers: record.customers.count, programVersion: programVersion, services: services,
          publication: publication.map(ArchivedPublication.init)),
        facts: record.facts, findings: record.findings, settings: settings)
      return "\(night).r\(revision)"
    } catch {
      throw PublishingError(error)
    }
  }

  /// Says whether earlier nights could be read; to be asked before anything is published that rests on them.
  func checkHistory() throws(PublishingError) {
    if let failure = history.failure { throw PublishingError(failure) }
  }

  /// Moves what was recorded from the log into the archive's file.
  func close() throws(NightError) {
    do throws(ArchiveError) {
      try recording.giveUp()
      try history.close()
      try archive.close()
    } catch {
      throw .archive(error)
    }
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
