internal import AdoptionDomain
internal import ByteEncoding
internal import FoundationEssentials
internal import GRDB
internal import GRDBSQLite

/// The row at which a statement stands, to be read before the next one.
///
/// It costs a fraction of a `Row`, which looks up the names of its columns and decides what to decode value by value.
struct StatementRow {
  private let statement: SQLiteStatement

  /// A number that is always there.
  func number(_ column: CInt) throws(UnreadableBytes) -> Int64 {
    guard case .int64(let number) = storage(column) else { throw UnreadableBytes(offset: 0) }
    return number
  }

  /// A text that is always there.
  func text(_ column: CInt) throws(UnreadableBytes) -> String {
    guard case .string(let text) = storage(column) else { throw UnreadableBytes(offset: 0) }
    return text
  }

  /// A text, or nothing.
  func optionalText(_ column: CInt) throws(UnreadableBytes) -> String? {
    switch storage(column) {
    case .null: nil
    case .string(let text): text
    case .int64, .double, .blob: throw UnreadableBytes(offset: 0)
    }
  }

  /// A day that is always there.
  func day(_ column: CInt) throws(UnreadableBytes) -> CalendarDay {
    guard let day = try optionalDay(column) else { throw UnreadableBytes(offset: 0) }
    return day
  }

  /// A day, or nothing; it is read where SQLite has it, without a text in between.
  func optionalDay(_ column: CInt) throws(UnreadableBytes) -> CalendarDay? {
    if sqlite3_column_type(statement, column) == SQLITE_NULL { return nil }
    let start = sqlite3_column_text(statement, column)
    let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    guard let day = CalendarDay(iso8601Bytes: bytes) else { throw UnreadableBytes(offset: 0) }
    return day
  }

  /// A number of a size that the machine can count to, or nothing.
  func optionalCount(_ column: CInt) throws(UnreadableBytes) -> Int? {
    switch storage(column) {
    case .null: return nil
    case .int64(let number):
      guard let count = Int(exactly: number) else { throw UnreadableBytes(offset: 0) }
      return count
    case .string, .double, .blob: throw UnreadableBytes(offset: 0)
    }
  }

  /// A number of a size that the machine can count to.
  func count(_ column: CInt) throws(UnreadableBytes) -> Int {
    guard let count = try optionalCount(column) else { throw UnreadableBytes(offset: 0) }
    return count
  }

  /// Bytes, or nothing.
  func optionalBytes(_ column: CInt) throws(UnreadableBytes) -> [UInt8]? {
    if sqlite3_column_type(statement, column) == SQLITE_NULL { return nil }
    return try bytes(column) { Array($0) }
  }

  /// Hands over bytes that are always there, where SQLite has them.
  func bytes<Value>(
    _ column: CInt, _ body: (UnsafeRawBufferPointer) -> Value
  ) throws(UnreadableBytes) -> Value {
    guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { throw UnreadableBytes(offset: 0) }
    return body(
      UnsafeRawBufferPointer(
        start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column))))
  }

  /// Writes what columns hold, as values of a row.
  func write(_ columns: Range<CInt>, to writer: inout ByteWriter) {
    for column in columns {
      switch sqlite3_column_type(statement, column) {
      case SQLITE_INTEGER: writer.write(value: Int(sqlite3_column_int64(statement, column)))
      case SQLITE_FLOAT: writer.write(value: sqlite3_column_double(statement, column))
      case SQLITE_TEXT:
        let start = sqlite3_column_text(statement, column)
        writer.write(
          utf8: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
      case SQLITE_BLOB:
        let start = sqlite3_column_blob(statement, column)
        writer.write(
          blob: UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
      default: writer.write(value: nil as Int?)
      }
    }
  }

  /// Whatever a column holds.
  func value(_ column: CInt) -> DatabaseValue { DatabaseValue(sqliteStatement: statement, index: column) }

  private func storage(_ column: CInt) -> DatabaseValue.Storage { value(column).storage }
}

extension StatementRow: DatabaseValueConvertible, StatementColumnConvertible {
  /// Takes the whole row, whichever column is asked for.
  init?(sqliteStatement: SQLiteStatement, index: CInt) { statement = sqliteStatement }

  /// A row is no value that could be written.
  var databaseValue: DatabaseValue { .null }

  /// A single value is no row.
  static func fromDatabaseValue(_ value: DatabaseValue) -> StatementRow? { nil }
}

extension Database {
  /// Hands over each row that a query finds, while the query stands at it.
  ///
  /// - Parameters:
  ///   - sql: the query, which is compiled once a connection; its first column is never null.
  ///   - arguments: its arguments.
  ///   - body: takes a row.
  /// - Throws: what the database and `body` throw.
  func forEachRow(
    sql: String, arguments: StatementArguments = [], _ body: (StatementRow) throws -> Void
  ) throws {
    try StatementRow.fetchCursor(cachedStatement(sql: sql), arguments: arguments).forEach(body)
  }
}
