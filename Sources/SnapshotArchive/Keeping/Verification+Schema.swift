internal import GRDB

extension SnapshotArchive {
  /// Holds tables, indices and views against those of an archive that is made anew: a view that is altered would give others
  /// wrong values of right rows.
  static func brokenSchema(_ database: Database) throws -> [ArchiveDamage] {
    let fresh = try DatabaseQueue()
    try ArchiveMigrations.migrator.migrate(fresh)
    let expected = try fresh.read(schema)
    let found = try schema(database)
    // What others have added, such as a view for their own tool, is no damage; but a trigger alters what is written.
    let lost = expected.keys.sorted().filter { expected[$0] != found[$0] }.map {
      ArchiveDamage(
        nights: [], what: "schema: \($0): altered or lost; what is read by it is not to be trusted")
    }
    let added = found.keys.sorted().filter { $0.hasPrefix("trigger ") && expected[$0] == nil }.map {
      ArchiveDamage(
        nights: [],
        what: "schema: \($0): none of this program's; what is recorded with it is not to be trusted")
    }
    return lost + added
  }

  /// The statement that made each table, index and view, by its kind and name.
  private static func schema(_ database: Database) throws -> [String: String] {
    var statements: [String: String] = [:]
    try database.forEachRow(
      sql: "SELECT type || ' ' || name, tbl_name || ': ' || coalesce(sql, '') FROM sqlite_master"
    ) { statements[try $0.text(0)] = try $0.text(1) }
    return statements
  }
}
