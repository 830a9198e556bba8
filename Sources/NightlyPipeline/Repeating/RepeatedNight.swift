internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import SnapshotArchive
internal import UsageImport

/// A night whose exports, settings and program are those of the night before, on which nothing else depends either.
///
/// It is not counted, measured and rendered again: its files are those of the night before, with another night in them, and
/// the archive goes on with what it holds (docs/archive.md).
struct RepeatedNight {
  private let archive: SnapshotArchive
  private let before: RepeatableNight
  private let files: RepeatedFiles
  private let outline: NightOutline

  /// Compares tonight with the night before; `nil` where anything differs, or its files are not there.
  ///
  /// - Parameters:
  ///   - archive: the archive.
  ///   - configuration: folders and the night.
  ///   - prepared: the settings.
  ///   - observer: is told of files that cannot be read.
  /// - Throws: an error of the archive or the output folder.
  init?(
    in archive: SnapshotArchive, _ configuration: NightConfiguration, prepared: PreparedNight,
    observer: NightObserver
  ) throws(NightError) {
    guard !configuration.isValidatingAll,
      let before = try archiving({ () throws(ArchiveError) in
        try archive.nightRepeated(
          on: configuration.night, settings: prepared.keptSettings,
          programVersion: configuration.programVersion)
      }), let publication = before.night.entry.publication
    else { return nil }
    let sources = try archiving { () throws(ArchiveError) in try archive.sources(of: before.night) }
    let known =
      sources.map { FingerprintedFile(path: $0.path, size: $0.size, fingerprint: $0.fingerprint) }
      + before.repetition.otherFiles
    guard try holds(configuration.exportsFolder, known, observer: observer) else { return nil }
    let findings = try archiving { () throws(ArchiveError) in try archive.findings(of: before.night) }
    (self.archive, self.before) = (archive, before)
    outline = NightOutline(
      night: configuration.night, dataDate: before.night.entry.dataDate,
      customers: before.night.entry.customers, sources: sources, findings: inFixedOrder(findings),
      unpublished: [])
    let linkable = try publishing { () throws(PublishingError) in
      try LinkableNight(
        folder: publication.folder, outputFolder: configuration.outputFolder,
        manifestDigest: publication.manifest)
    }
    guard let linkable else { return nil }
    let wording = prepared.wordings.ofPartner
    files = RepeatedFiles(
      files: linkable, places: before.repetition.places,
      before: NightSpellings(of: before.night.entry.night, wording: wording),
      tonight: NightSpellings(of: configuration.night, wording: wording))
  }

  /// Publishes and records the night.
  ///
  /// - Parameters:
  ///   - output: the output folder, locked.
  ///   - clock: times the stages.
  /// - Returns: what it came to; `nil` where the files of the night before cannot be taken over, and nothing is staged.
  /// - Throws: ``NightError`` where nothing is published.
  func publish(to output: borrowing OutputFolder, clock: inout StageClock) throws(NightError) -> NightSummary?
  {
    let staging = try publishing { () throws(PublishingError) in
      try output.stage(night: outline.night.description)
    }
    return try discarding(staging) { () throws(NightError) in
      let stop = clock.observer.stop
      let places = try publishing { () throws(PublishingError) in try files.stage(in: staging, stop: stop) }
      try stop.check()
      guard let places else {
        try publishing { () throws(PublishingError) in try staging.discard() }
        return nil
      }
      // Nothing is told before: where files cannot be taken over, the stages begin with the import.
      for finding in outline.findings { clock.observer.found(FoundLine(finding)) }
      clock.end(
        .render,
        "\(outline.sources.count) exports as in \(before.night.name), and all files but for the night in them"
      )
      let publication = try publishing { () throws(PublishingError) in
        try publish(staging, places: places, stages: clock.ended)
      }
      clock.end(.publish, publication.words)
      return NightSummary(outline, publication: publication)
    }
  }

  private func publish(
    _ staging: Staging, places: [NightPlace], stages: [(Stage, Duration)]
  ) throws(PublishingError) -> Publication {
    let entry = before.night.entry
    return try staging.publish { publication throws(PublishingError) in
      RunRecord(night: outline, version: entry.programVersion, publication: publication, stages: stages).json
    } beforeLinks: { publication throws(PublishingError) in
      try archivingWhilePublishing { () throws(ArchiveError) in
        try archive.record(
          NightEntry(
            night: outline.night, revision: publication.revision, dataDate: entry.dataDate,
            customers: entry.customers, programVersion: entry.programVersion, services: entry.services,
            publication: ArchivedPublication(publication)),
          repeating: before, places: places)
      }
    }
  }
}

/// Whether a folder holds these files and no other, each with the same bytes.
///
/// Sizes are looked at first: where they tell, nothing is read. Then come small files, so that large ones are not read
/// for nothing. A file that cannot be read is told, and counted like all others, which refuses it.
private func holds(
  _ folder: String, _ known: [FingerprintedFile], observer: NightObserver
) throws(NightError) -> Bool {
  let files = try listedExports(below: folder)
  let known = known.sorted { $0.path < $1.path }
  guard files.map(\.path) == known.map(\.path), files.map(\.size) == known.map(\.size) else { return false }
  return [0...largestSmallFile, largestSmallFile + 1...Int.max].allSatisfy { sizes in
    let found = fingerprinted(files.filter { sizes.contains($0.size) }, observer: observer)
    return found == known.filter { sizes.contains($0.size) }
  }
}

/// To read a file of this size in bytes takes about as long as to open some.
private let largestSmallFile = 1 << 20
