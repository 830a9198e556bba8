/// The first line of a delimited file, split by one delimiter.
struct HeaderLine: Equatable {
  /// The delimiters that exports use, in the order in which they are tried.
  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09]

  /// The delimiter.
  let delimiter: UInt8
  /// The names as they stand in the file.
  let names: [String]
  /// The 0-based byte offset in the file at which the line begins.
  let start: Int

  /// Splits the header line of a file.
  ///
  /// Lines that spreadsheets and PowerShell put before it (`sep=;`, `#TYPE …`) are passed over. The result is `nil` where
  /// no header ends within the block.
  /// - Parameters:
  ///   - firstBlock: the first bytes of the file.
  ///   - markLength: the length of the byte order mark.
  ///   - delimiter: the delimiter to split by.
  init?(in firstBlock: UnsafeBufferPointer<UInt8>, after markLength: Int, delimiter: UInt8) {
    var start = markLength
    while let end = firstBlock[start...].firstIndex(of: 0x0A), Self.isPreamble(firstBlock[start..<end]) {
      start = end + 1
    }
    let block = UnsafeBufferPointer(rebasing: firstBlock[start...])
    guard !block.isEmpty, let names = Self.split(block, delimiter) else { return nil }
    self.delimiter = delimiter
    self.names = names
    self.start = start
  }

  /// No export has a header of more bytes.
  static let longestHeader = 64 * 1024

  private static func isPreamble(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.allSatisfy { $0 == 0x0D }
      || ["sep=", "#type"].contains { prefix in
        line.count >= prefix.utf8.count && zip(line, prefix.utf8).allSatisfy { $0 | 0x20 == $1 }
      }
  }

  /// Reads the header as a data record, so that quotes and line ends in names are read as everywhere else.
  private static func split(_ block: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) -> [String]? {
    var scanner = ExactScanner(sink: HeaderSink(), delimiter: delimiter, fieldCount: nil, startingAt: 0)
    let bytes = UnsafeBufferPointer(rebasing: block.prefix(longestHeader))
    var index = 0
    while index < bytes.count, scanner.sink.names == nil { index = scanner.readRecord(bytes, from: index) }
    if scanner.sink.names == nil { scanner.finish() }
    return scanner.sink.names
  }
}

/// Takes the names of the first record.
private struct HeaderSink: RecordSink {
  var names: [String]?

  mutating func take(_ record: Record) throws(RecordFault) {
    guard names == nil else { return }
    names = (0..<record.count).map { String(decoding: record.field($0), as: UTF8.self) }
  }
}
