/// A place at which a row seems to begin, guessed from the bytes behind it; whether it does is proved by reading what stands
/// before it.
///
/// The guess is the first place behind a line end from which on two whole rows stand. Cells that hold line ends hardly ever
/// look so.
/// - Parameters:
///   - bytes: bytes from anywhere in a delimited file.
///   - delimiter: what separates the fields.
///   - fieldCount: the fields of a whole row.
/// - Returns: the 0-based byte; `nil` where nothing looks like a row.
package func guessedRowStart(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, fieldCount: Int) -> Int?
{
  var place = 0
  while let end = bytes[place...].firstIndex(of: 0x0A) {
    place = end + 1
    if beginsRows(UnsafeBufferPointer(rebasing: bytes[place...]), delimiter, fieldCount) { return place }
  }
  return nil
}

private func beginsRows(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, _ fieldCount: Int) -> Bool {
  var scanner = ExactScanner(sink: WidthSink(), delimiter: delimiter, fieldCount: nil, startingAt: 0)
  var index = 0
  while index < bytes.count, scanner.sink.widths.count < 2 { index = scanner.readRecord(bytes, from: index) }
  return scanner.aside.count == 0 && scanner.sink.widths == [fieldCount, fieldCount]
}

/// Takes the number of fields of each record.
private struct WidthSink: RecordSink {
  private(set) var widths: [Int] = []

  mutating func take(_ record: Record) throws(RecordFault) { widths.append(record.count) }
}
