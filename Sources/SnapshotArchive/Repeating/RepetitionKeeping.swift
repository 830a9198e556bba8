internal import AdoptionDomain
internal import ByteEncoding
internal import GRDB

/// Keeps how long the night that was recorded last repeats itself; of earlier nights nobody asks.
enum RepetitionKeeping {
  /// Forgets it: whatever else changes the archive may change what the next night is compared with.
  static func forget(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM night_places; DELETE FROM other_files; DELETE FROM repetition;")
  }

  /// Puts a night in the place of the one before; `nil` for one that does not repeat itself.
  static func replace(by repetition: Repetition?, of night: Int64, _ database: Database) throws {
    try forget(database)
    guard let repetition else { return }
    try RowStatement("INSERT INTO repetition (night, until) VALUES (?, ?)", in: database)
      .run([night.databaseValue, repetition.until.description.databaseValue])
    let place = try RowStatement(
      "INSERT INTO night_places (night, file, start, bytes) VALUES (?, ?, ?, ?)", in: database)
    for held in repetition.places {
      try place.run([
        night.databaseValue, held.file.databaseValue, held.bytes.lowerBound.databaseValue,
        held.bytes.count.databaseValue,
      ])
    }
    let file = try RowStatement(
      "INSERT INTO other_files (night, path, size, fingerprint) VALUES (?, ?, ?, ?)", in: database)
    for other in repetition.otherFiles {
      try file.run([
        night.databaseValue, other.path.databaseValue, other.size.databaseValue,
        other.fingerprint.databaseValue,
      ])
    }
  }

  /// How long a night repeats itself; `nil` where it does not, or is not the last one.
  static func repetition(of night: Int64, _ database: Database) throws -> Repetition? {
    var until: CalendarDay?
    try database.forEachRow(sql: "SELECT until FROM repetition WHERE night = ?", arguments: [night]) {
      until = try $0.day(0)
    }
    guard let until else { return nil }
    var places: [NightPlace] = []
    try database.forEachRow(
      sql: "SELECT file, start, bytes FROM night_places WHERE night = ? ORDER BY file, start",
      arguments: [night]
    ) { row in
      let (start, count) = (try row.count(1), try row.count(2))
      guard start >= 0, count >= 0, start <= Int.max - count else { throw UnreadableBytes(offset: 0) }
      places.append(NightPlace(file: try row.text(0), bytes: start..<start + count))
    }
    var others: [FingerprintedFile] = []
    try database.forEachRow(
      sql: "SELECT path, size, fingerprint FROM other_files WHERE night = ?", arguments: [night]
    ) { row in
      others.append(
        FingerprintedFile(path: try row.text(0), size: try row.count(1), fingerprint: try row.text(2)))
    }
    return Repetition(until: until, places: places, otherFiles: others.sorted { $0.path < $1.path })
  }
}
