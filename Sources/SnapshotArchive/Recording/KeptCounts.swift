public import AdoptionDomain

/// What counts depend on besides the export itself.
public struct CountingBasis: Sendable {
  let settings: RowDigest
  let programVersion: String

  /// Creates a basis.
  ///
  /// - Parameters:
  ///   - settings: the files that say how exports are read, and whatever else stands in the same folders.
  ///   - programVersion: the version of the program.
  public init(settings: [KeptFile], programVersion: String) {
    (self.settings, self.programVersion) = (SettingsKeeping.digest(of: settings), programVersion)
  }
}

extension SnapshotArchive {
  /// The exports whose counts are kept, by path.
  ///
  /// - Parameter basis: what the counts depend on; those made on another basis are left out.
  /// - Returns: the exports as they were counted.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func exports(countedBy basis: CountingBasis) throws(ArchiveError) -> [FingerprintedFile] {
    try read { try CountsKeeping.files(countedBy: basis, $0) }
  }

  /// The kept counts of an export.
  ///
  /// - Parameter path: its path.
  /// - Returns: the bytes that were kept; `nil` where there are none, or where they are damaged.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func counts(ofExportAt path: String) throws(ArchiveError) -> [UInt8]? {
    try read { try CountsKeeping.counts(of: path, $0) }
  }
}

/// The counts of exports go along with the recording: they are kept if the night is.
extension NightRecording {
  /// Keeps the counts of an export, instead of those of the same path.
  ///
  /// - Parameters:
  ///   - counts: the counts as bytes.
  ///   - export: the export.
  ///   - basis: what the counts depend on.
  /// - Throws: `.cannotWrite`, `.inputOutput` or `.damaged`; the night can then only be given up.
  public func keep(
    _ counts: [UInt8], of export: FingerprintedFile, basis: CountingBasis
  ) throws(ArchiveError) {
    try access { _, database in try CountsKeeping.keep(counts, of: export, basis: basis, database) }
  }

  /// Forgets the counts of all exports but these.
  ///
  /// - Parameter paths: the paths of the exports whose counts stay.
  /// - Throws: `.cannotWrite`, `.inputOutput` or `.damaged`; the night can then only be given up.
  public func forgetCounts(butOf paths: Set<String>) throws(ArchiveError) {
    try access { _, database in try CountsKeeping.forget(allBut: paths, database) }
  }
}
