internal import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

/// The rows that stand for a night as a whole.
enum NightRows {
  /// The number of the night that is recorded next; no number is given twice.
  static func nextNumber(after last: Int64?, _ database: Database) throws -> Int64 {
    max(last ?? 0, try lastNumber(database) ?? 0) + 1
  }

  /// The number of the night that was recorded last, be it there or removed; `nil` before the first one.
  static func lastNumber(_ database: Database) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'nights'")
  }

  /// Writes the row of a night.
  static func insert(
    _ entry: NightEntry, as number: Int64, settings: Int64, _ database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO nights (id, night, revision, data_date, customers, program_version, settings, services,
          folder, files, manifest, run_record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number, entry.night.description, entry.revision, entry.dataDate?.description, entry.customers,
        entry.programVersion, settings, jsonList(entry.services), entry.publication?.folder,
        entry.publication?.files, (entry.publication?.manifest).map { Data($0) },
        (entry.publication?.runRecord).map { Data($0) },
      ])
  }
}
