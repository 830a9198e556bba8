internal import AdoptionDomain
internal import GRDB

/// A row of one night, before it is known whether it is new.
struct KeptRow: Sendable {
  let table: IntervalTable
  /// What tells it from other rows of the night, in the order of the table's key columns.
  let key: [DatabaseValue]
  /// The rest, in the order of the table's value columns.
  let values: [DatabaseValue]
  /// The digest of all of it.
  let digest: RowDigest

  /// Creates a row.
  ///
  /// - Parameters:
  ///   - table: where it belongs.
  ///   - owner: the customer's id, which stands for the customer in the digest; empty for the portfolio's rows.
  ///   - key: the key.
  ///   - values: the values.
  init(_ table: IntervalTable, owner: String, key: [DatabaseValue], values: [DatabaseValue]) {
    (self.table, self.key, self.values) = (table, key, values)
    digest = RowDigest(table.rawValue, [owner.databaseValue] + key + values)
  }
}
