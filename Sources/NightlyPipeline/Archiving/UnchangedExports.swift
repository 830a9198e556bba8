internal import AdoptionDomain
internal import SnapshotArchive
internal import UsageImport

/// The exports that are as they were when they were counted last: their counts come from the archive.
///
/// The counts of an export are kept on the second night on which it is the same, so that nights on which all exports
/// change pay nothing for it.
struct UnchangedExports {
  /// Exports up to this size in bytes are counted: there may be thousands of them, and each would have a row to write.
  private static let largestCounted = 256 * 1024

  private let recording: NightRecording
  private let basis: CountingBasis
  /// The exports of the last recorded night, by path.
  private let before: [String: FingerprintedFile]
  /// Those whose counts are kept, by path.
  private let kept: [String: FingerprintedFile]

  /// Looks at what the archive has.
  ///
  /// - Parameters:
  ///   - archive: the archive.
  ///   - recording: the night that is being recorded.
  ///   - basis: what counts depend on besides the exports.
  /// - Throws: an error of the archive.
  init(in archive: SnapshotArchive, recording: NightRecording, basis: CountingBasis) throws(NightError) {
    (self.recording, self.basis) = (recording, basis)
    let (sources, kept) = try archiving { () throws(ArchiveError) in
      let last = try archive.lastRecordedNight()
      return (
        try last.map { night throws(ArchiveError) in try archive.sources(of: night) } ?? [],
        try recording.exports(countedBy: basis)
      )
    }
    before = Self.byPath(
      sources.map { FingerprintedFile(path: $0.path, size: $0.size, fingerprint: $0.fingerprint) })
    self.kept = Self.byPath(kept)
  }

  private static func byPath(_ files: [FingerprintedFile]) -> [String: FingerprintedFile] {
    Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
  }

  /// The counts of those exports that have not changed.
  ///
  /// - Parameters:
  ///   - files: the exports, as the folder was read.
  ///   - catalog: the services.
  ///   - observer: is told of files that cannot be read, and of counts that cannot.
  /// - Returns: the counts, in the order of the files.
  /// - Throws: an error of the archive.
  func counts(
    of files: [ExportFile], catalog: ServiceCatalog, observer: NightObserver
  ) throws(NightError) -> [FileCounts] {
    // Sizes are looked at first: where they tell, nothing is read.
    let files = files.filter { kept[$0.path]?.size == $0.size }
    let unchanged = Set(fingerprinted(files, observer: observer).filter { $0 == kept[$0.path] }.map(\.path))
    var counts: [FileCounts] = []
    for file in files where unchanged.contains(file.path) && !observer.stop.isGiven {
      let bytes = try archiving { () throws(ArchiveError) in try recording.counts(ofExportAt: file.path) }
      let read = bytes.flatMap {
        FileCounts(
          keptBytes: $0, of: file, fingerprint: kept[file.path]?.fingerprint ?? "", catalog: catalog)
      }
      if let read { counts.append(read) } else { observer.noted(Self.damaged(file)) }
    }
    return counts
  }

  private static func damaged(_ file: ExportFile) -> String {
    "\(file.path): expected the counts that the archive has kept, found other bytes; the export is counted again"
  }

  /// Keeps the counts of those that were counted though they had not changed, and forgets those of all that have changed.
  ///
  /// - Parameters:
  ///   - counted: what was counted.
  ///   - unchanged: what came from the archive.
  /// - Throws: an error of the archive.
  func keep(_ counted: [FileCounts], beside unchanged: [FileCounts]) throws(NightError) {
    var paths = Set(unchanged.map(\.file.path))
    for counts in counted where counts.size > Self.largestCounted {
      let export = FingerprintedFile(
        path: counts.file.path, size: counts.size, fingerprint: counts.fingerprint)
      guard before[export.path] == export else { continue }
      paths.insert(export.path)
      try archiving { () throws(ArchiveError) in
        try recording.keep(counts.keptBytes, of: export, basis: basis)
      }
    }
    try archiving { () throws(ArchiveError) in try recording.forgetCounts(butOf: paths) }
  }
}
