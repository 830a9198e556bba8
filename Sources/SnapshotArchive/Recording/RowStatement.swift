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
    var place: CInt = 0
    for value in pieces.joined() {
      place += 1
      guard value.bind(to: handle, at: place) == SQLITE_OK else { throw failure(of: handle) }
    }
    guard sqlite3_step(handle) == SQLITE_DONE else { throw failure(of: handle) }
  }

  private func failure(of handle: SQLiteStatement) -> DatabaseError {
    let database = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database)),
      message: sqlite3_errmsg(database).map { String(cString: $0) },
      sql: sqlite3_sql(handle).map { String(cString: $0) })
  }
}
