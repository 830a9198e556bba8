internal import AdoptionDomain
internal import ByteEncoding
internal import FoundationEssentials
internal import GRDB

/// Keeps what exports were counted to, for as long as they do not change.
enum CountsKeeping {
  /// Puts the counts of an export in the place of those of the same path.
  static func keep(
    _ counts: [UInt8], of file: FingerprintedFile, basis: CountingBasis, _ database: Database
  ) throws {
    try RowStatement(
      """
      INSERT OR REPLACE INTO kept_counts (path, size, fingerprint, settings, program_version, digest, counts)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, in: database
    ).run(
      [
        file.path.databaseValue, file.size.databaseValue, file.fingerprint.databaseValue,
        basis.settings.data.databaseValue, basis.programVersion.databaseValue,
        counts.withUnsafeBytes { RowDigest(bytes: $0) }.data.databaseValue,
      ], bytes: counts)
  }

  /// The exports whose counts are kept and were made on this basis.
  static func files(countedBy basis: CountingBasis, _ database: Database) throws -> [FingerprintedFile] {
    var files: [FingerprintedFile] = []
    try database.forEachRow(
      sql: """
        SELECT path, size, fingerprint FROM kept_counts WHERE settings = ? AND program_version = ? ORDER BY path
        """, arguments: [basis.settings.data, basis.programVersion]
    ) { row in
      files.append(
        FingerprintedFile(path: try row.text(0), size: try row.count(1), fingerprint: try row.text(2)))
    }
    return files
  }

  /// The counts of an export; `nil` where none are kept, or other bytes than were.
  static func counts(of path: String, _ database: Database) throws -> [UInt8]? {
    var counts: [UInt8]?
    try database.forEachRow(
      sql: "SELECT digest, counts FROM kept_counts WHERE path = ?", arguments: [path]
    ) { row in
      if try isWhole(row, digest: 0, counts: 1) { counts = try row.optionalBytes(1) }
    }
    return counts
  }

  /// Forgets the counts of all exports but these.
  static func forget(allBut paths: Set<String>, _ database: Database) throws {
    let kept = try String.fetchAll(database, sql: "SELECT path FROM kept_counts")
    for path in kept where !paths.contains(path) {
      try database.execute(sql: "DELETE FROM kept_counts WHERE path = ?", arguments: [path])
    }
  }

  /// Whether counts are those of which the digest was taken, by the columns of both.
  static func isWhole(_ row: StatementRow, digest: CInt, counts: CInt) throws(UnreadableBytes) -> Bool {
    row.value(digest) == (try row.bytes(counts) { RowDigest(bytes: $0) }).data.databaseValue
  }
}
