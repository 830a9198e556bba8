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

  private let archive: SnapshotArchive
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
    (self.archive, self.recording, self.basis) = (archive, recording, basis)
    let (sources, kept) = try archiving { () throws(ArchiveError) in
      let last = try archive.lastRecordedNight()
      return (
        try last.map { night throws(ArchiveError) in try archive.sources(of: night) } ?? [],
        try archive.exports(countedBy: basis)
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
    let candidates = files.filter { kept[$0.path]?.size == $0.size }
    let unchanged = fingerprinted(candidates, observer: observer).filter { $0 == kept[$0.path] }
    let locations = Dictionary(candidates.map { ($0.path, $0) }) { first, _ in first }
    var counts: [FileCounts] = []
    for export in unchanged {
      // One after the other, so that the bytes of only one are in memory.
      let bytes = try archiving { () throws(ArchiveError) in try archive.counts(ofExportAt: export.path) }
      guard let bytes, let file = locations[export.path],
        let read = FileCounts(keptBytes: bytes, of: file, fingerprint: export.fingerprint, catalog: catalog)
      else {
        observer.noted(
          "\(export.path): expected the counts that the archive has kept, found other bytes; it is counted again"
        )
        continue
      }
      counts.append(read)
    }
    return counts
  }

  /// Keeps the counts of those that were counted though they had not changed, and forgets those of all that have changed.
  ///
  /// - Parameters:
  ///   - counted: what was counted.
  ///   - unchanged: what came from the archive.
  /// - Throws: an error of the archive.
  func keep(_ counted: [FileCounts], beside unchanged: [FileCounts]) throws(NightError) {
    var paths = Set(unchanged.map(\.file.path))
    // Lists of customers name those who are sent reports, which is for no archive.
    for counts in counted where counts.size > Self.largestCounted && counts.kind != .customers {
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
