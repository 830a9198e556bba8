/// Splits the bytes of a delimited file into records as the exact scanner does, many bytes at a time.
///
/// The places of delimiters, line ends and quotes are found by the machine's vector unit (`CStructureScan`); fields are
/// ranges of the block at hand, and nothing is copied. Every row that is not plain goes the exact way, with the same
/// answers and findings: one that a block cuts, that is longer than a window, that has another number of fields, or a
/// doubled quote or text behind a quote.
package struct FastScanner<Sink: RecordSink>: Sendable {
  /// Reads what is not plain, hands on all records and keeps account of them.
  private var exact: ExactScanner<Sink>
  private let delimiter: UInt8
  private let fieldCount: Int
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
  package mutating func read(_ block: UnsafeBufferPointer<UInt8>) { read(block, in: RowWindow()) }

  /// Reads the next bytes of the file, and notes rows in a worker's memory.
  mutating func read(_ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow) {
    var index = 0
    while index < block.count {
      let start = index
      if exact.isAtRow { index = readRows(block, from: index, in: window) }
      // No row ends in the window, or this is within one.
      if index == start { index = exact.readRecord(block, from: index) }
    }
    exact.advance(by: block.count)
  }

  /// Ends the file.
  package mutating func finish() { exact.finish() }

  /// Reads the rows of a window; returns where it stopped.
  private mutating func readRows(
    _ block: UnsafeBufferPointer<UInt8>, from start: Int, in window: borrowing RowWindow
  ) -> Int {
    window.forEachRow(of: block, from: start, delimiter: delimiter) { begin, row, quotes in
      if row.fieldCount == fieldCount, let row = row.surrounded(byAll: quotes),
        fieldCount > 1 || row.whole(0).count > 2
      {
        if !exact.take(row) { hand(row, of: block) }
        return .goOn
      }
      if row.fieldCount == 1, row.whole(0).isEmpty { return .goOn }
      // Where the record ends elsewhere, quotes stand where they are text, and what was found behind it is wrong.
      let end = exact.readRecord(block, from: begin)
      return end == row.end && exact.isAtRow ? .goOn : .stop(at: end)
    }
  }

  /// Hands a row to the sink field by field.
  private mutating func hand(_ row: PlainRow, of block: UnsafeBufferPointer<UInt8>) {
    for field in 0..<fieldCount {
      let content = row.content(field)
      (starts[field], ends[field]) = (content.lowerBound, content.upperBound)
      begins[field] = row.whole(field).lowerBound
    }
    starts.withUnsafeBufferPointer { starts in
      ends.withUnsafeBufferPointer { ends in
        begins.withUnsafeBufferPointer { begins in
          exact.take(Record(bytes: block, starts: starts, ends: ends, offsets: begins, base: exact.offset))
        }
      }
    }
  }
}

extension FastScanner where Sink: PartSink {
  /// Whether a row ends with the bytes read last.
  var isAtRow: Bool { exact.isAtRow }

  /// Begins with a part of the file, at whose first byte a row begins, or the header; what is known of the part before is
  /// forgotten, but for what the sink has taken.
  mutating func begin(part: Int, at offset: Int, isHeader: Bool) {
    exact.begin(part: part, at: offset, isHeader: isHeader)
  }
}
