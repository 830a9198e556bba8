internal import NightPublishing
internal import SnapshotArchive

/// Removes nights from the archive that a retention does not keep; their published folders stay.
///
/// - Parameters:
///   - kept: how many nights are kept.
///   - isTrial: whether nothing is removed, and it is only said what would be.
///   - configuration: where the archive is.
/// - Returns: the names of the nights that are, or would be, removed.
/// - Throws: ``RequestError`` where the archive cannot be read or written, or another run holds the lock.
public func pruneArchive(
  keeping kept: KeptNights, isTrial: Bool, _ configuration: ArchiveConfiguration
) throws(RequestError) -> [String] {
  let retention = Retention(
    daily: kept.daily, weekly: kept.weekly, monthly: kept.monthly, yearly: kept.yearly)
  return try writingArchive(configuration) { archive throws(ArchiveError) in
    let nights = try archive.nights(removedBy: retention)
    if !isTrial { try archive.remove(nights) }
    return nights.map(\.name)
  }
}

/// How many nights are kept: the newest of each of so many days, weeks (from Monday), months and years that have one.
public struct KeptNights: Hashable, Sendable {
  /// So many of each; 0 keeps none of that kind.
  public var daily, weekly, monthly, yearly: Int

  /// Creates the numbers.
  public init(daily: Int, weekly: Int, monthly: Int, yearly: Int) {
    (self.daily, self.weekly, self.monthly, self.yearly) = (daily, weekly, monthly, yearly)
  }
}

/// Copies the archive into a new file; safe while a run writes.
///
/// - Parameters:
///   - file: the copy's path.
///   - configuration: where the archive is.
/// - Throws: ``RequestError`` where the archive cannot be read or the copy not be written.
public func backUpArchive(to file: String, _ configuration: ArchiveConfiguration) throws(RequestError) {
  try readingArchive(configuration) { archive throws(ArchiveError) in try archive.backUp(to: file) }
}

/// Takes the lock of the output folder, opens its archive for writing, and hands it over.
func writingArchive<Value>(
  _ configuration: ArchiveConfiguration, _ body: (SnapshotArchive) throws(ArchiveError) -> Value
) throws(RequestError) -> Value {
  try withOutput(configuration) { (_, archive) throws(RequestError) in
    try RequestError.asking { () throws(ArchiveError) in try body(archive) }
  }
}

/// Takes the lock of the output folder, opens its archive for writing, and hands over both.
func withOutput<Value>(
  _ configuration: ArchiveConfiguration,
  _ body: (borrowing OutputFolder, SnapshotArchive) throws(RequestError) -> Value
) throws(RequestError) -> Value {
  // Asked first: a command about an archive must not leave an empty one behind.
  try readingArchive(configuration) { (_) throws(ArchiveError) in }
  let output = try RequestError.asking { () throws(NightError) in
    try openOutput(configuration.outputFolder, configuration.processID, configuration.modes)
  }
  let archive = try RequestError.asking { () throws(ArchiveError) in
    try SnapshotArchive.open(path: configuration.archivePath)
  }
  let value = try body(output, archive)
  try RequestError.asking { () throws(ArchiveError) in try archive.close() }
  return value
}
