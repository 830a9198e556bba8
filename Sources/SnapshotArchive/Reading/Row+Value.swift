internal import ByteEncoding
internal import GRDB

extension Row {
  /// The value of a column.
  ///
  /// GRDB's subscripts end the process where a column holds another type than is asked for, which a damaged file does.
  /// - Parameter column: the column's place, from 0.
  /// - Returns: the value.
  /// - Throws: `UnreadableBytes` where the column holds none of the type.
  func value<Value: DatabaseValueConvertible>(_ column: Int) throws(UnreadableBytes) -> Value {
    let stored: DatabaseValue = self[column]
    guard let value = Value.fromDatabaseValue(stored) else { throw UnreadableBytes(offset: 0) }
    return value
  }

  /// The value of a column by its name, as the function above.
  func value<Value: DatabaseValueConvertible>(_ column: String) throws(UnreadableBytes) -> Value {
    let stored: DatabaseValue = self[column]
    guard let value = Value.fromDatabaseValue(stored) else { throw UnreadableBytes(offset: 0) }
    return value
  }
}
