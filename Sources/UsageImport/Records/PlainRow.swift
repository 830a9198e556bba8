/// One row as it stands in a block: all its fields are whole, and quotes, where it has any, only surround them.
///
/// Valid only while a sink takes it. Its bytes and places lie in memory that the scanner owns.
package struct PlainRow {
  /// The block in which the row stands, and how many bytes of it may be read.
  let bytes: UnsafePointer<UInt8>
  let limit: Int
  /// The places in the block at which the row's fields end; the one before the first is the one before the row.
  let ends: UnsafePointer<Int32>
  /// The number of fields, at least 1.
  let fieldCount: Int
  let hasQuotes: Bool
  /// The 0-based byte of the block behind the row's line end.
  let end: Int

  /// Where a field stands, its quotes included.
  @inline(__always) func whole(_ field: Int) -> Range<Int> {
    // A field never ends before the one that comes before it.
    Range(uncheckedBounds: (Int(ends[field &- 1]) &+ 1, Int(ends[field])))
  }

  /// Where the content of a field stands.
  @inline(__always) func content(_ field: Int) -> Range<Int> {
    let whole = whole(field)
    guard hasQuotes, !whole.isEmpty, bytes[whole.lowerBound] == 0x22 else { return whole }
    return Range(uncheckedBounds: (whole.lowerBound &+ 1, whole.upperBound &- 1))
  }

  /// Whether all of so many quotes surround fields: then none is doubled, and none stands within a field.
  func isSurrounded(byAll quotes: Int) -> Bool {
    var surrounding = 0
    for field in 0..<fieldCount {
      let whole = whole(field)
      let isQuoted =
        whole.count > 1 && bytes[whole.lowerBound] == 0x22 && bytes[whole.upperBound &- 1] == 0x22
      surrounding &+= isQuoted ? 2 : 0
    }
    return surrounding == quotes
  }
}
