internal import FoundationEssentials
internal import GRDB

/// Keeps the files that said how a night was measured, judged and shown: each content once, and each set of files once.
enum SettingsKeeping {
  /// The number of a set of files; a new one where it differs from all that are kept.
  static func number(of files: [KeptFile], _ database: Database) throws -> Int64 {
    let files = files.sorted { ($0.layer, $0.path) < ($1.layer, $1.path) }
    let digest = digest(of: files)
    if let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM settings WHERE digest = ?", arguments: [digest.data])
    {
      return known
    }
    try database.execute(sql: "INSERT INTO settings (digest) VALUES (?)", arguments: [digest.data])
    let settings = database.lastInsertedRowID
    for file in files {
      let digest = contentDigest(of: file)
      try database.execute(
        sql: "INSERT OR IGNORE INTO contents (digest, content) VALUES (?, ?)",
        arguments: [digest.data, Data(file.content)])
      try database.execute(
        sql: """
          INSERT INTO settings_files (settings, layer, path, content)
          VALUES (?, ?, ?, (SELECT id FROM contents WHERE digest = ?))
          """, arguments: [settings, file.layer, file.path, digest.data])
    }
    return settings
  }

  /// The digest of a set of files.
  static func digest(of files: [KeptFile]) -> RowDigest {
    RowDigest(
      "settings",
      files.sorted { ($0.layer, $0.path) < ($1.layer, $1.path) }.flatMap { file in
        [file.layer.databaseValue, file.path.databaseValue, contentDigest(of: file).data.databaseValue]
      })
  }

  private static func contentDigest(of file: KeptFile) -> RowDigest {
    contentDigest(of: Data(file.content).databaseValue)
  }

  /// The digest of the content of a file, as the archive has it.
  static func contentDigest(of content: DatabaseValue) -> RowDigest { RowDigest("contents", [content]) }
}
