internal import FoundationEssentials
internal import GRDB

extension SnapshotArchive {
  /// Holds the content of every file of settings against the digest that was taken of it.
  static func brokenSettings(_ database: Database) throws -> [ArchiveDamage] {
    var broken: [Int64] = []
    try database.forEachRow(sql: "SELECT id, digest, content FROM contents ORDER BY id") { row in
      let digest = SettingsKeeping.contentDigest(of: row.value(2))
      if row.value(1) != digest.data.databaseValue { broken.append(try row.number(0)) }
    }
    return try broken.map { content in
      var (nights, paths): ([String], [String]) = ([], [])
      try database.forEachRow(
        sql: """
          SELECT n.night, n.revision, f.path FROM settings_files f JOIN nights n ON n.settings = f.settings
          WHERE f.content = ? ORDER BY n.id, f.layer, f.path
          """, arguments: [content]
      ) { row in
        let (night, path) = ("\(try row.text(0)).r\(try row.count(1))", try row.text(2))
        if nights.last != night { nights.append(night) }
        if !paths.contains(path) { paths.append(path) }
      }
      return ArchiveDamage(
        nights: nights,
        what: "settings: \(paths.joined(separator: ", ")): the file is altered, so the reports of these "
          + "nights cannot be rendered again as they were")
    }
  }

  /// Holds the kept counts of exports against the digests that were taken of them.
  static func brokenCounts(_ database: Database) throws -> [ArchiveDamage] {
    var damages: [ArchiveDamage] = []
    try database.forEachRow(sql: "SELECT path, digest, counts FROM kept_counts ORDER BY path") { row in
      guard try !CountsKeeping.isWhole(row, digest: 1, counts: 2) else { return }
      damages.append(
        ArchiveDamage(
          nights: [],
          what: "kept_counts: \(try row.text(0)): the counts are altered; the export is counted again"))
    }
    return damages
  }
}
