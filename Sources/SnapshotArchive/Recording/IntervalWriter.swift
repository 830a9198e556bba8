internal import GRDB

/// Writes the rows of one night into a table of intervals: what is as before stays, what is gone ends with the night
/// before, what is new begins.
struct IntervalWriter {
  private let table: IntervalTable
  private let night: Int64
  private let current: Statement
  private let insertion, ending: RowStatement

  init(_ table: IntervalTable, night: Int64, database: Database) throws {
    self.table = table
    self.night = night
    let owner = table.isOfCustomers ? ["customer"] : []
    let columns = (table.keyColumns + table.valueColumns).map { "\"\($0)\"" }
    let row = (owner + table.rowColumns).joined(separator: ", ")
    var condition = table.isOfCustomers ? "customer = ? AND last_night IS NULL" : "last_night IS NULL"
    // A customer's only row of a night is the last of all its rows, which are many where days move every night.
    if table.isOfCustomers && table.keyColumns.isEmpty { condition += " ORDER BY first_night DESC LIMIT 1" }
    current = try database.makeStatement(
      sql:
        "SELECT \((["first_night"] + columns).joined(separator: ", ")) FROM \(table.rawValue) WHERE \(condition)"
    )
    let places = repeatElement("?", count: owner.count + 1 + columns.count).joined(separator: ", ")
    insertion = try RowStatement(
      "INSERT INTO \(table.rawValue) (\(row)) VALUES (\(places))", in: database)
    let key = (owner + ["first_night"] + table.keyColumns.map { "\"\($0)\"" }).map { "\($0) IS ?" }
    ending = try RowStatement(
      """
      UPDATE \(table.rawValue) SET last_night = \(night - 1)
      WHERE \(key.joined(separator: " AND ")) AND last_night IS NULL
      """, in: database)
  }

  /// Brings the rows of a customer, or of the portfolio, to where they stand this night.
  ///
  /// - Parameters:
  ///   - rows: the rows of the night.
  ///   - owner: the customer's id and number; `nil` for the portfolio.
  ///   - total: the total of the digests of the rows that hold, which is kept up.
  /// - Returns: how many rows were written.
  /// - Throws: what the database throws.
  func write(_ rows: [KeptRow], owner: Owner?, total: inout RowDigest) throws -> Int {
    let held = try held(by: owner)
    if held.elementsEqual(rows, by: { $0.row == $1 }) { return 0 }
    var coming: [ArraySlice<UInt8>: KeptRow] = [:]
    for row in rows { coming[row.key] = row }
    var written = 0
    for held in held {
      if coming[held.row.key] == held.row {
        coming[held.row.key] = nil
      } else {
        try ending.run(owner?.number, held.firstNight, held.row.key)
        total -= held.row.digest
        written += 1
      }
    }
    // In their own order, so that the same nights give the same bytes.
    for row in rows where coming.removeValue(forKey: row.key) != nil {
      try insertion.run(owner?.number, night, row.content)
      total += row.digest
      written += 1
    }
    return written
  }

  /// Writes rows of a customer of whom nothing is held.
  func insert(_ row: KeptRow, owner: Owner, total: inout RowDigest) throws {
    try insertion.run(owner.number, night, row.content)
    total += row.digest
  }

  /// A row that holds.
  private struct Held {
    let firstNight: Int64
    let row: KeptRow
  }

  private func held(by owner: Owner?) throws -> [Held] {
    var held: [Held] = []
    let arguments: StatementArguments = owner.map { [$0.number] } ?? []
    try StatementRow.fetchCursor(current, arguments: arguments).forEach { row in
      held.append(
        Held(
          firstNight: try row.number(0), row: KeptRow(table, owner: owner?.id ?? "", of: row, from: 1)))
    }
    return held
  }
}

/// Whose rows they are.
struct Owner: Hashable, Sendable {
  /// The customer's id.
  let id: String
  /// The customer's number in the archive.
  let number: Int64
}

extension IntervalTable {
  /// The columns of a new row, behind the customer's.
  var rowColumns: [String] { ["first_night"] + (keyColumns + valueColumns).map { "\"\($0)\"" } }
}
