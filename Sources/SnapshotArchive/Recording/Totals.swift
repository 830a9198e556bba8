internal import FoundationEssentials
internal import GRDB

/// The digests of the tables that are not of intervals, so that a row that is lost or altered is missed.
enum Totals {
  /// The tables and their columns, in the order of the digest.
  static let tables: [(name: String, columns: String)] = [
    (
      "nights",
      "id, night, revision, data_date, customers, program_version, settings, services, folder, files, manifest, run_record"
    ),
    ("digests", "night, part, digest"),
    ("customers", "id, customer, digest"),
    ("settings", "id, digest"),
    ("settings_files", "settings, layer, path, content"),
    ("contents", "id, digest"),
    ("paths", "id, path"),
    ("measure_codes", "code, measure"),
    ("basis_codes", "code, basis"),
    ("source_codes", "code, source"),
    ("repetition", "night, until"),
    ("night_places", "night, file, start, bytes"),
    ("other_files", "night, path, size, fingerprint"),
    (CountsSchema.table, "path, size, fingerprint, settings, program_version, digest"),
  ]

  /// Takes the digests anew, of all tables or of some by name; the tables are small.
  static func refresh(_ database: Database, only names: [String]? = nil) throws {
    for table in tables where names?.contains(table.name) ?? true {
      try database.execute(
        sql: "INSERT OR REPLACE INTO totals (part, digest) VALUES (?, ?)",
        arguments: [table.name, try total(of: table, database).data])
    }
  }

  /// The digest of a table as it stands.
  static func total(of table: (name: String, columns: String), _ database: Database) throws -> RowDigest {
    var total = RowDigest.zero
    let cursor = try Row.fetchCursor(database, sql: "SELECT \(table.columns) FROM \(table.name)")
    while let row = try cursor.next() { total += RowDigest(table.name, Array(row.databaseValues)) }
    return total
  }
}
