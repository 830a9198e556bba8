/// One row as it stands in a block: all its fields are whole, and quotes, where it has any, only surround them.
///
/// Valid only while a sink takes it. Its bytes and places lie in memory that the scanner owns.
package struct PlainRow {
  /// Which fields stand in quotes.
  enum Quoting: Equatable {
    case none
    /// This one alone.
    case one(Int)
    case all
    case some
  }

  /// The block in which the row stands, and how many bytes of it may be read.
  let bytes: UnsafePointer<UInt8>
  let limit: Int
  /// The places in the block at which the row's fields end; the one before the first is the one before the row.
  let ends: UnsafePointer<Int32>
  /// The number of fields, at least 1.
  let fieldCount: Int
  /// The 0-based byte of the block behind the row's line end.
  let end: Int
  /// Which fields stand in quotes; of a row with quotes it has to be found first.
  var quoting = Quoting.none

  /// Where a field stands, its quotes included.
  @inline(__always) func whole(_ field: Int) -> Range<Int> {
    // A field never ends before the one that comes before it.
    Range(uncheckedBounds: (Int(ends[field &- 1]) &+ 1, Int(ends[field])))
  }

  /// Where the content of a field stands.
  @inline(__always) func content(_ field: Int) -> Range<Int> {
    let whole = whole(field)
    guard quoting != .none, !whole.isEmpty, bytes[whole.lowerBound] == 0x22 else { return whole }
    return Range(uncheckedBounds: (whole.lowerBound &+ 1, whole.upperBound &- 1))
  }

  /// The row with the fields that so many quotes surround; `nil` where they do not surround fields alone: one is doubled, or
  /// stands within a field.
  @inline(__always) func surrounded(byAll quotes: Int) -> PlainRow? {
    if quotes == 0 { return self }
    guard let quoting = quotes == 2 ? quotingOfOne() : quoting(byAll: quotes) else { return nil }
    var row = self
    row.quoting = quoting
    return row
  }

  /// Which field two quotes surround.
  private func quotingOfOne() -> Quoting? {
    for field in 0..<fieldCount where bytes[whole(field).lowerBound] == 0x22 {
      return isSurrounded(field) ? .one(field) : nil
    }
    return nil
  }

  private func quoting(byAll quotes: Int) -> Quoting? {
    var surrounding = 0
    for field in 0..<fieldCount { surrounding &+= isSurrounded(field) ? 2 : 0 }
    guard surrounding == quotes else { return nil }
    return surrounding == 2 * fieldCount ? .all : .some
  }

  @inline(__always) private func isSurrounded(_ field: Int) -> Bool {
    let whole = whole(field)
    return whole.count > 1 && bytes[whole.lowerBound] == 0x22 && bytes[whole.upperBound &- 1] == 0x22
  }
}

/// Where the contents of a row's fields stand.
protocol FieldPlaces {
  func place(of field: Int) -> Range<Int>
}

/// The places in a row of which no field that is looked at stands in quotes, or every one.
struct UniformPlaces: FieldPlaces {
  let ends: UnsafePointer<Int32>
  /// How many bytes of quotes stand on each side of a field: 0 or 1.
  let quote: Int

  @inline(__always) func place(of field: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(ends[field &- 1]) &+ 1 &+ quote, Int(ends[field]) &- quote))
  }
}

/// The places in a row of which some fields stand in quotes.
struct MixedPlaces: FieldPlaces {
  let row: PlainRow

  @inline(__always) func place(of field: Int) -> Range<Int> { row.content(field) }
}
