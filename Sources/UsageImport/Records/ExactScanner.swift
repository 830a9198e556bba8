/// Splits the bytes of a delimited file into records as RFC 4180 says, byte by byte, and hands them to a sink.
///
/// Lines end with LF or CRLF; a quoted field may hold delimiters, quotes (doubled) and line ends; blank lines are passed
/// over. The first record is the header and is not handed to the sink.
package struct ExactScanner<Sink: RecordSink>: Sendable {
  /// The most bytes of a record.
  ///
  /// A longer one, or one of more fields than the widest spreadsheet has, is no record but a quote that nobody closed; the
  /// memory that it takes stays bounded.
  package static var longestRecord: Int { 4 << 20 }
  private static var mostFields: Int { 16_384 }

  private enum State {
    case fieldStart, unquoted, quoted, quoteInQuoted, afterQuoted
  }

  /// What takes the records.
  package private(set) var sink: Sink
  /// Records handed to the sink or set aside.
  package private(set) var records = 0
  /// Records that were set aside.
  package private(set) var aside = SetAsideRecords()
  /// Where the file ends in the middle of a record.
  package private(set) var truncation: SetAside?

  private let delimiter: UInt8
  private let fieldCount: Int?
  private var state = State.fieldStart
  /// The 0-based byte offset in the file of the block at hand.
  private(set) var offset: Int
  private var isHeader: Bool
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var ends: [Int] = []
  private var offsets: [Int] = []
  private var fieldOffset: Int
  private var fault: SetAside?

  /// Creates a scanner for bytes that begin at byte `start` of their file, with a header of `fieldCount` fields; `nil`
  /// takes records of any width, the first one included.
  package init(sink: Sink, delimiter: UInt8, fieldCount: Int?, startingAt start: Int) {
    self.sink = sink
    isHeader = fieldCount != nil
    self.delimiter = delimiter
    self.fieldCount = fieldCount
    offset = start
    fieldOffset = start
  }

  /// Reads the next bytes of the file.
  package mutating func read(_ block: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < block.count { index = readRecord(block, from: index) }
    advance(by: block.count)
  }

  /// Whether the next byte begins a record behind the header.
  var isAtRow: Bool { !isHeader && isAtRecord }

  private var isAtRecord: Bool { state == .fieldStart && ends.isEmpty && fault == nil }

  /// Reads up to the end of a record or of the block; returns where it stopped.
  mutating func readRecord(_ block: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if isAtRecord { fieldOffset = offset + start }
    repeat {
      index = state == .quoted ? readQuoted(block, from: index) : readPlain(block, from: index)
    } while index < block.count && !isAtRecord
    return index
  }

  /// Goes on to the block that follows one of so many bytes.
  mutating func advance(by count: Int) { offset += count }

  /// Reads up to the end of a quoted field or of the block; returns where it stopped.
  private mutating func readQuoted(_ block: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < block.count, block[index] != 0x22 { index += 1 }
    keep(block[start..<index])
    guard index < block.count else { return index }
    state = .quoteInQuoted
    return index + 1
  }

  private mutating func readPlain(_ block: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let byte = block[start]
    switch (state, byte) {
    case (.fieldStart, 0x22): state = .quoted
    case (.quoteInQuoted, 0x22):
      bytes.append(byte)
      state = .quoted
    case (_, delimiter): endField(nextAt: offset + start + 1)
    case (_, 0x0A): endRecord(nextAt: offset + start + 1)
    case (.fieldStart, _), (.unquoted, _):
      state = .unquoted
      return readUnquoted(block, from: start)
    default:
      // Only blanks and the CR of a line end may follow a closing quote.
      if byte != 0x0D && byte != 0x20 && fault == nil {
        fault = SetAside(
          offset: offset + start, expected: "a delimiter after the closing quote", found: "other text")
      }
      state = .afterQuoted
    }
    return start + 1
  }

  /// Reads a run of an unquoted field; returns where it stopped.
  private mutating func readUnquoted(_ block: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < block.count, block[index] != delimiter, block[index] != 0x0A { index += 1 }
    keep(block[start..<index])
    return index
  }

  private mutating func keep(_ run: Slice<UnsafeBufferPointer<UInt8>>) {
    guard bytes.count + run.count <= Self.longestRecord else { return noteOverlong() }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: run))
  }

  private mutating func noteOverlong() {
    fault =
      fault
      ?? SetAside(
        offset: offsets.first ?? fieldOffset,
        expected: "a record of at most \(Self.longestRecord) bytes and \(Self.mostFields) fields",
        found: "a longer one")
  }

  private mutating func endField(nextAt next: Int) {
    if ends.count < Self.mostFields {
      starts.append(ends.last ?? 0)
      ends.append(bytes.count)
      offsets.append(fieldOffset)
    } else {
      noteOverlong()
    }
    fieldOffset = next
    state = .fieldStart
  }

  private mutating func endRecord(nextAt next: Int) {
    if state == .unquoted, bytes.last == 0x0D { bytes.removeLast() }
    endField(nextAt: next)
    let isBlank = ends.count == 1 && bytes.isEmpty && fault == nil
    if !isBlank && !isHeader { hand() }
    if !isBlank { isHeader = false }
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    fault = nil
  }

  /// Hands the record to the sink, or sets it aside.
  private mutating func hand() {
    if let fault {
      records += 1
      return aside.add(fault)
    }
    if let fieldCount, ends.count != fieldCount {
      records += 1
      return aside.add(
        SetAside(offset: offsets[0], expected: "\(fieldCount) fields", found: "\(ends.count) fields"))
    }
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        ends.withUnsafeBufferPointer { ends in
          offsets.withUnsafeBufferPointer { offsets in
            take(Record(bytes: bytes, starts: starts, ends: ends, offsets: offsets, base: 0))
          }
        }
      }
    }
  }

  /// Hands a whole record to the sink, or sets it aside where the sink refuses it.
  mutating func take(_ record: Record) {
    records += 1
    do throws(RecordFault) {
      try sink.take(record)
    } catch {
      aside.add(
        SetAside(offset: record.offset(of: error.field ?? 0), expected: error.expected, found: error.found))
    }
  }

  /// Hands a row to the sink as it stands; returns `false` where the sink wants it field by field.
  mutating func take(_ row: PlainRow) -> Bool {
    guard sink.take(row) else { return false }
    records += 1
    return true
  }

  /// Ends the file: a last record without a line end is handed on when it is whole.
  package mutating func finish() {
    if state == .quoted {
      truncation = SetAside(
        offset: fieldOffset, expected: "a closing quote", found: "the end of the file")
    } else if state != .fieldStart || !ends.isEmpty {
      if let fieldCount, !isHeader, ends.count + 1 < fieldCount {
        truncation = SetAside(
          offset: offsets.first ?? fieldOffset, expected: "\(fieldCount) fields",
          found: "the end of the file after \(ends.count + 1) fields")
      } else {
        endRecord(nextAt: offset)
      }
    }
  }
}

extension ExactScanner where Sink: PartSink {
  /// Begins with a part of the file, at whose first byte a row begins, or the header.
  mutating func begin(part: Int, at offset: Int, isHeader: Bool) {
    self = Self(sink: sink, delimiter: delimiter, fieldCount: fieldCount, startingAt: offset)
    self.isHeader = isHeader
    sink.begin(part: part)
  }
}
