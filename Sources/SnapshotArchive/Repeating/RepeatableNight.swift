public import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

/// The night that was recorded last, where another one with the same exports comes to the same.
public struct RepeatableNight: Sendable {
  /// The night.
  public let night: ArchivedNight
  /// How long it repeats itself.
  public let repetition: Repetition
}

extension SnapshotArchive {
  /// The night that another one repeats if its exports are the same.
  ///
  /// - Parameters:
  ///   - night: the other night.
  ///   - settings: the files that say how it is measured, judged and shown.
  ///   - programVersion: the version of the program.
  /// - Returns: the night; `nil` where there is none, where settings or program are others, or where something in the
  ///   archive changed since.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func nightRepeated(
    on night: CalendarDay, settings: [KeptFile], programVersion: String
  ) throws(ArchiveError) -> RepeatableNight? {
    try read { database in
      guard let last = try ArchivedNight.all(database, where: "id = (SELECT max(id) FROM nights)").first,
        let repetition = try RepetitionKeeping.repetition(of: last.number, database),
        last.entry.night < night, night <= repetition.until, last.entry.programVersion == programVersion,
        try String.fetchOne(database, sql: "SELECT max(night) FROM nights") == last.entry.night.description,
        try Data.fetchOne(
          database, sql: "SELECT digest FROM settings WHERE id = ?", arguments: [last.settings])
          == SettingsKeeping.digest(of: settings).data
      else { return nil }
      return RepeatableNight(night: last, repetition: repetition)
    }
  }

  /// Records a night that repeats the one before: everything that held goes on holding.
  ///
  /// - Parameters:
  ///   - entry: the night as a whole.
  ///   - repeated: the night before.
  ///   - places: where the night itself stands in the published files.
  /// - Throws: `.cannotWrite`, `.inputOutput` or `.damaged`; the archive is as it was.
  public func record(
    _ entry: NightEntry, repeating repeated: RepeatableNight, places: [NightPlace]
  ) throws(ArchiveError) {
    let path = path
    try write { database in
      let last = repeated.night.number
      guard try Int64.fetchOne(database, sql: "SELECT max(id) FROM nights") == last else {
        throw ArchiveError(
          .inputOutput, path: path,
          reason: "expected \(repeated.night.name) to be the last night, found another")
      }
      let number = try NightRows.nextNumber(after: last, database)
      try Totals.following(database, only: ["nights", "digests"] + RepetitionSchema.tables) {
        try NightRows.insert(entry, as: number, settings: repeated.night.settings, database)
        try database.execute(
          sql:
            "INSERT INTO digests (night, part, digest) SELECT ?, part, digest FROM digests WHERE night = ?",
          arguments: [number, last])
        try RepetitionKeeping.replace(
          by: Repetition(
            until: repeated.repetition.until, places: places, otherFiles: repeated.repetition.otherFiles),
          of: number, database)
      }
    }
  }
}
