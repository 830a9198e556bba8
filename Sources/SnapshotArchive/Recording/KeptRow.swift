internal import ByteEncoding

/// A row of one night, before it is known whether it is new: the very bytes that its digest is taken of, which are compared,
/// kept in memory and handed to SQLite as they are.
struct KeptRow: Equatable, Sendable {
  let table: IntervalTable
  /// The table, the owner, the key and the values.
  private let bytes: [UInt8]
  private let keyStart, keyEnd: Int

  /// Creates a row.
  ///
  /// - Parameters:
  ///   - table: where it belongs.
  ///   - owner: the customer's id, which stands for the customer in the digest; empty for the portfolio's rows.
  ///   - key: writes what tells it from other rows of the night, in the order of the table's key columns.
  ///   - values: writes the rest, in the order of the table's value columns.
  init(
    _ table: IntervalTable, owner: String, key: (inout ByteWriter) -> Void = { _ in },
    values: (inout ByteWriter) -> Void = { _ in }
  ) {
    var writer = ByteWriter(reserving: 256)
    writer.write(table.rawValue)
    writer.write(value: owner)
    self.table = table
    keyStart = writer.count
    key(&writer)
    keyEnd = writer.count
    values(&writer)
    bytes = writer.bytes
  }

  /// The row that the archive has, of which key and values stand in the columns from a place on.
  init(_ table: IntervalTable, owner: String, of row: StatementRow, from column: CInt) {
    let values = column + CInt(table.keyColumns.count)
    self.init(table, owner: owner) {
      row.write(column..<values, to: &$0)
    } values: {
      row.write(values..<values + CInt(table.valueColumns.count), to: &$0)
    }
  }

  /// The digest of all of it.
  var digest: RowDigest { bytes.withUnsafeBytes { RowDigest(bytes: $0) } }

  /// The key.
  var key: ArraySlice<UInt8> { bytes[keyStart..<keyEnd] }

  /// The key, and the values behind it.
  var content: ArraySlice<UInt8> { bytes[keyStart...] }
}
