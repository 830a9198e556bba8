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
  func run(_ values: [DatabaseValue]) throws {
    try run { handle in try bind(values, of: handle) }
  }

  /// Runs the statement with these values and, in its last place, bytes of which SQLite makes no copy.
  func run(_ values: [DatabaseValue], bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { bytes in
      try run { handle in
        try bind(values, of: handle)
        // The bytes are there until the statement has run.
        try check(
          sqlite3_bind_blob64(
            handle, CInt(values.count + 1), bytes.baseAddress, UInt64(bytes.count), nil), of: handle)
      }
    }
  }

  /// Runs the statement with the number of a customer, where there is one, that of a night, and values of a row, of which
  /// SQLite makes no copy.
  func run(_ customer: Int64?, _ night: Int64, _ values: ArraySlice<UInt8>) throws {
    try values.withUnsafeBytes { bytes in
      try run { handle in
        var place: CInt = 0
        for number in [customer, night] {
          guard let number else { continue }
          place += 1
          try check(sqlite3_bind_int64(handle, place, number), of: handle)
        }
        var reader = RowValueReader(bytes)
        while let value = reader.next() {
          place += 1
          try check(bind(value, to: place, of: handle), of: handle)
        }
      }
    }
  }

  private func run(_ bind: (SQLiteStatement) throws -> Void) throws {
    let handle = statement.sqliteStatement
    defer { sqlite3_clear_bindings(handle) }
    defer { sqlite3_reset(handle) }
    try bind(handle)
    guard sqlite3_step(handle) == SQLITE_DONE else { throw failure(of: handle) }
  }

  private func bind(_ values: [DatabaseValue], of handle: SQLiteStatement) throws {
    for (place, value) in values.enumerated() {
      try check(value.bind(to: handle, at: CInt(place + 1)), of: handle)
    }
  }

  /// Binds a value that lies where it is until the statement has run.
  private func bind(_ value: RowValueReader.Value, to place: CInt, of handle: SQLiteStatement) -> CInt {
    switch value {
    case .null: sqlite3_bind_null(handle, place)
    case .number(let number): sqlite3_bind_int64(handle, place, number)
    case .double(let number): sqlite3_bind_double(handle, place, number)
    case .text(let text):
      sqlite3_bind_text(
        handle, place, text.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(text.count), nil)
    case .blob(let bytes): sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil)
    }
  }

  private func check(_ result: CInt, of handle: SQLiteStatement) throws {
    guard result == SQLITE_OK else { throw failure(of: handle) }
  }

  private func failure(of handle: SQLiteStatement) -> DatabaseError {
    let database = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database)),
      message: sqlite3_errmsg(database).map { String(cString: $0) },
      sql: sqlite3_sql(handle).map { String(cString: $0) })
  }
}
