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

  /// Changes tables, and lets their digests follow: what did not fit its digest before does not fit it afterwards.
  ///
  /// Of tables without digests, as before the first night, they are taken as they stand after the change.
  /// - Parameters:
  ///   - database: the archive.
  ///   - names: the tables that are changed; `nil` for all of them.
  ///   - change: changes them.
  /// - Returns: what `change` returns.
  /// - Throws: what the database and `change` throw.
  static func following<Value>(
    _ database: Database, only names: [String]? = nil, _ change: () throws -> Value
  ) throws -> Value {
    let before = try digests(of: names, database)
    let value = try change()
    try follow(from: before, database)
    return value
  }

  /// The digests of all tables, or of some by name, as they stand.
  static func digests(of names: [String]? = nil, _ database: Database) throws -> [String: RowDigest] {
    var digests: [String: RowDigest] = [:]
    for table in tables where names?.contains(table.name) ?? true {
      digests[table.name] = try total(of: table, database)
    }
    return digests
  }

  /// Lets the recorded digests follow what has changed since the tables had these.
  static func follow(from before: [String: RowDigest], _ database: Database) throws {
    var recorded: [String: RowDigest] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT part, digest FROM totals") {
      recorded[try row.value(0)] = RowDigest(try row.value(1) as Data)
    }
    let isFirst = recorded.isEmpty
    for table in tables {
      guard let before = before[table.name] else { continue }
      // A digest that is lost stays lost, and is missed.
      guard var total = recorded[table.name] ?? (isFirst ? before : nil) else { continue }
      total += try Self.total(of: table, database)
      total -= before
      try keep(total, of: table.name, database)
    }
  }

  private static func keep(_ total: RowDigest, of table: String, _ database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO totals (part, digest) VALUES (?, ?)", arguments: [table, total.data])
  }

  /// Takes the digests of tables that are new, by name.
  static func refresh(_ database: Database, only names: [String]) throws {
    for (name, total) in try digests(of: names, database) { try keep(total, of: name, database) }
  }

  /// The digest of a table as it stands.
  static func total(of table: (name: String, columns: String), _ database: Database) throws -> RowDigest {
    let columns = CInt(table.columns.split(separator: ",").count)
    var total = RowDigest.zero
    try database.forEachRow(sql: "SELECT \(table.columns) FROM \(table.name)") { row in
      total += RowDigest(table.name) { row.write(0..<columns, to: &$0) }
    }
    return total
  }
}
