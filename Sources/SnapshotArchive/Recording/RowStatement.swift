internal import GRDB
internal import GRDBSQLite

/// A statement that writes one row after the other.
///
/// It hands SQLite the values itself: to do so by `StatementArguments` costs several times what SQLite does with a row.
struct RowStatement {
  private let statement: Statement

  /// Compiles a statement.
  init(_ sql: String, in database: Database) throws { statement = try database.makeStatement(sql: sql) }

  /// Runs the statement with these values, in the order of its places.
  func run(_ pieces: [DatabaseValue]...) throws {
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    try bind(pieces.joined(), of: handle)
    guard sqlite3_step(handle) == SQLITE_DONE else { throw failure(of: handle) }
  }

  /// Runs the statement with these values and, in its last place, bytes of which SQLite makes no copy.
  func run(_ values: [DatabaseValue], bytes: [UInt8]) throws {
    let handle = statement.sqliteStatement
    defer { sqlite3_clear_bindings(handle) }
    defer { sqlite3_reset(handle) }
    try bind(values, of: handle)
    try bytes.withUnsafeBytes { bytes in
      let place = CInt(values.count + 1)
      // The bytes are there until the statement has run.
      guard
        sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil) == SQLITE_OK,
        sqlite3_step(handle) == SQLITE_DONE
      else { throw failure(of: handle) }
    }
  }

  private func bind(_ values: some Sequence<DatabaseValue>, of handle: SQLiteStatement) throws {
    var place: CInt = 0
    for value in values {
      place += 1
      guard value.bind(to: handle, at: place) == SQLITE_OK else { throw failure(of: handle) }
    }
  }

  private func failure(of handle: SQLiteStatement) -> DatabaseError {
    let database = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database)),
      message: sqlite3_errmsg(database).map { String(cString: $0) },
      sql: sqlite3_sql(handle).map { String(cString: $0) })
  }
}
