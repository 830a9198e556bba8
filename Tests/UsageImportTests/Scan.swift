import UsageImport

/// What a scanner makes of some bytes: the exact one, or the fast one where it is asked for.
struct Scan: Equatable {
  var rows: [[String]] = []
  /// Where each field of each record begins.
  var offsets: [[Int]] = []
  var setAside: [SetAside] = []
  var setAsideCount = 0
  var truncation: SetAside?

  /// Scans a text, handed over in pieces of so many bytes; without `fieldCount` the first record is no header.
  init(
    _ bytes: [UInt8], delimiter: Character = ",", fieldCount: Int? = nil, piece: Int = .max, start: Int = 0
  ) {
    self.init(
      ExactScanner(
        sink: Recorder(), delimiter: delimiter.asciiValue ?? 0x2C, fieldCount: fieldCount, startingAt: start),
      bytes, piece: piece)
  }

  /// Scans a file with a header by the fast scanner.
  init(fast bytes: [UInt8], delimiter: Character = ",", fieldCount: Int, piece: Int = .max) {
    self.init(
      FastScanner(
        sink: Recorder(), delimiter: delimiter.asciiValue ?? 0x2C, fieldCount: fieldCount, startingAt: 0),
      bytes, piece: piece)
  }

  private init(_ scanner: some RecordingScanner, _ bytes: [UInt8], piece: Int) {
    var scanner = scanner
    bytes.withUnsafeBufferPointer { bytes in
      var from = 0
      while from < bytes.count {
        let count = min(piece, bytes.count - from)
        scanner.read(UnsafeBufferPointer(rebasing: bytes[from..<(from + count)]))
        from += count
      }
    }
    scanner.finish()
    rows = scanner.sink.rows
    offsets = scanner.sink.offsets
    setAside = scanner.aside.first
    setAsideCount = scanner.aside.count
    truncation = scanner.truncation
  }

  init(_ text: String, delimiter: Character = ",", fieldCount: Int? = nil, piece: Int = .max) {
    self.init(Array(text.utf8), delimiter: delimiter, fieldCount: fieldCount, piece: piece)
  }
}

/// What both scanners have.
private protocol RecordingScanner {
  var sink: Recorder { get }
  var aside: SetAsideRecords { get }
  var truncation: SetAside? { get }
  mutating func read(_ block: UnsafeBufferPointer<UInt8>)
  mutating func finish()
}

extension ExactScanner: RecordingScanner where Sink == Recorder {}
extension FastScanner: RecordingScanner where Sink == Recorder {}

/// Keeps every record; refuses those whose first field is `refuse me`.
private struct Recorder: RecordSink {
  var rows: [[String]] = []
  var offsets: [[Int]] = []

  mutating func take(_ record: Record) throws(RecordFault) {
    let row = (0..<record.count).map { String(decoding: record.field($0), as: UTF8.self) }
    if row.first == "refuse me" {
      throw RecordFault(field: row.count - 1, expected: "something else", found: "this")
    }
    rows.append(row)
    offsets.append((0..<record.count).map(record.offset))
  }
}
