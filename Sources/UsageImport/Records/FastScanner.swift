internal import CStructureScan

/// Splits the bytes of a delimited file into records as the exact scanner does, many bytes at a time.
///
/// The places of delimiters, line ends and quotes are found by the machine's vector unit (`CStructureScan`); fields are
/// ranges of the block at hand, and nothing is copied. Every row that is not plain goes the exact way, with the same
/// answers and findings: one that a block cuts, that has another number of fields, or a doubled quote or text behind a
/// quote.
package struct FastScanner<Sink: RecordSink> {
  /// Reads what is not plain, hands on all records and keeps account of them.
  private var exact: ExactScanner<Sink>
  private let delimiter: UInt8
  private let fieldCount: Int
  /// The places of the structure of the block at hand.
  private var places: [UInt32] = []
  /// Where the fields of the row at hand begin and end without their quotes, and where they begin with them.
  private var starts: [Int]
  private var ends: [Int]
  private var begins: [Int]

  /// Creates a scanner for bytes that begin at byte `start` of their file, with a header of `fieldCount` fields.
  package init(sink: Sink, delimiter: UInt8, fieldCount: Int, startingAt start: Int) {
    exact = ExactScanner(sink: sink, delimiter: delimiter, fieldCount: fieldCount, startingAt: start)
    self.delimiter = delimiter
    self.fieldCount = fieldCount
    starts = Array(repeating: 0, count: fieldCount)
    ends = starts
    begins = starts
  }

  /// What takes the records.
  package var sink: Sink { exact.sink }
  /// Records handed to the sink or set aside.
  package var records: Int { exact.records }
  /// Records that were set aside.
  package var aside: SetAsideRecords { exact.aside }
  /// Where the file ends in the middle of a record.
  package var truncation: SetAside? { exact.truncation }

  /// Reads the next bytes of the file.
  package mutating func read(_ block: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < block.count, !exact.isAtRow { index = exact.readRecord(block, from: index) }
    if index < block.count { index = readRows(block, from: index) }
    while index < block.count { index = exact.readRecord(block, from: index) }
    exact.advance(by: block.count)
  }

  /// Ends the file.
  package mutating func finish() { exact.finish() }

  /// Reads whole rows; returns where the row begins that the block cuts.
  private mutating func readRows(_ block: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = block.baseAddress else { return start }
    if places.count < block.count { places = Array(repeating: 0, count: block.count) }
    var row = start
    // Taken out while rows are read, so that they do not stand in each other's way.
    var places = places
    self.places = []
    places.withUnsafeMutableBufferPointer { places in
      guard let first = places.baseAddress else { return }
      let count = structure_places(base + start, block.count - start, delimiter, first)
      let structure = Structure(
        bytes: block, origin: start, places: UnsafeBufferPointer(start: first, count: count))
      var next = 0
      while row < block.count {
        switch plainRow(from: row, in: structure, next: &next) {
        case .whole(let end):
          hand(block)
          row = end
        case .blank(let end): row = end
        case .cut: return
        case .odd:
          row = exact.readRecord(block, from: row)
          guard exact.isAtRow else { return row = block.count }
          while next < count, structure.place(next) < row { next += 1 }
        }
      }
    }
    self.places = places
    return row
  }

  private mutating func hand(_ block: UnsafeBufferPointer<UInt8>) {
    starts.withUnsafeBufferPointer { starts in
      ends.withUnsafeBufferPointer { ends in
        begins.withUnsafeBufferPointer { begins in
          exact.take(Record(bytes: block, starts: starts, ends: ends, offsets: begins, base: exact.offset))
        }
      }
    }
  }
}

/// The places of a block's delimiters, line ends and quotes.
private struct Structure {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The byte of the block from which places are counted.
  let origin: Int
  let places: UnsafeBufferPointer<UInt32>

  func place(_ index: Int) -> Int { origin + Int(places[index]) }
}

/// What a row turns out to be, and where the next one begins.
private enum RowShape {
  case whole(end: Int)
  case blank(end: Int)
  /// The block ends before the row does.
  case cut
  /// Not plain: for the exact scanner.
  case odd
}

extension FastScanner {
  /// Finds the fields of a row that begins at `start`; `next` is the first place in it, and beyond it where it is whole.
  private mutating func plainRow(from start: Int, in structure: Structure, next: inout Int) -> RowShape {
    var field = 0
    var begin = start
    while next < structure.places.count {
      let place = structure.place(next)
      var end = place
      var content = begin
      var separator = place
      if structure.bytes[place] == 0x22 {
        // A quote within an unquoted field is text.
        guard place == begin else {
          next += 1
          continue
        }
        guard let closing = closingQuote(in: structure, from: next) else { return .cut }
        content = begin + 1
        end = structure.place(closing)
        separator = end + 1
        if separator + 1 < structure.bytes.count, structure.bytes[separator] == 0x0D { separator += 1 }
        guard separator < structure.bytes.count else { return .cut }
        next = closing + 1
        guard next < structure.places.count, structure.place(next) == separator,
          structure.bytes[separator] != 0x22
        else { return .odd }
      } else if structure.bytes[place] == 0x0A, end > begin, structure.bytes[end - 1] == 0x0D {
        end -= 1
      }
      guard field < fieldCount else { return .odd }
      (starts[field], ends[field], begins[field]) = (content, end, begin)
      field += 1
      next += 1
      begin = separator + 1
      if structure.bytes[separator] == 0x0A {
        if field == 1, ends[0] == starts[0] { return .blank(end: begin) }
        return field == fieldCount ? .whole(end: begin) : .odd
      }
      if content > place, structure.bytes[separator - 1] == 0x0D { return .odd }
    }
    return .cut
  }

  /// The place of the quote that closes the one at `opening`; `nil` where the block has none.
  private func closingQuote(in structure: Structure, from opening: Int) -> Int? {
    var next = opening + 1
    while next < structure.places.count {
      if structure.bytes[structure.place(next)] == 0x22 { return next }
      next += 1
    }
    return nil
  }
}
