internal import CStructureScan

/// The memory in which one worker notes the rows of a part of a block, found many bytes at a time.
struct RowWindow: ~Copyable {
  /// How many bytes are looked at together: what is found of them stays in the processor's nearest memory, and little of it is
  /// in vain where a row of another kind breaks it off.
  static let size = 16 * 1024

  /// Room for a place for each byte, for the one before the first, and for fifteen more, since they are written up to sixteen
  /// at a time.
  private let places = UnsafeMutablePointer<Int32>.allocate(capacity: size + 16)
  /// Room for a row for each byte.
  private let rows = UnsafeMutablePointer<structure_row>.allocate(capacity: size)

  deinit {
    places.deallocate()
    rows.deallocate()
  }

  /// Finds the rows from `start` on, a place outside quotes at which a row begins, and hands each to `body`.
  ///
  /// - Parameters:
  ///   - block: the bytes.
  ///   - start: where the first row begins.
  ///   - delimiter: what separates the fields.
  ///   - body: takes the place at which a row begins, the row, and how many quotes it has.
  /// - Returns: where the first row begins that does not end in the window, or where `body` asked to stop.
  @inline(__always)
  borrowing func forEachRow(
    of block: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8,
    _ body: (Int, PlainRow, Int) -> RowStep
  ) -> Int {
    guard let bytes = block.baseAddress else { return start }
    let end = min(block.count, start + Self.size)
    // At most `size` bytes are scanned, for which both have room.
    let count = structure_scan(bytes, start, end, delimiter, places, rows)
    var from = start
    var before = structure_row(last: 0, quotes: 0)
    for index in 0..<count {
      let found = rows[index]
      let quotes = Int(found.quotes &- before.quotes)
      let ends = places + Int(before.last) + 1
      let fieldCount = Int(found.last &- before.last)
      let end = Int(ends[fieldCount &- 1]) &+ 1
      // The CR of a line end is no part of the last field; the row before may have lost its own.
      ends[-1] = Int32(truncatingIfNeeded: from &- 1)
      if end &- 1 > from, bytes[end &- 2] == 0x0D { ends[fieldCount &- 1] &-= 1 }
      let row = PlainRow(bytes: bytes, limit: block.count, ends: ends, fieldCount: fieldCount, end: end)
      if case .stop(let place) = body(from, row, quotes) { return place }
      from = end
      before = found
    }
    return from
  }
}

/// What to do after a row.
enum RowStep {
  case goOn
  /// The window does not tell where rows are from here on; the place is where the scanner is.
  case stop(at: Int)
}
