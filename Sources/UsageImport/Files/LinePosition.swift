/// A place in a text file for people: both 1-based, the column in characters.
struct LinePosition: Equatable {
  let line: Int
  let column: Int
}

/// Finds the lines and columns of byte offsets by reading the file once more: only the few that are shown need it.
///
/// - Parameters:
///   - offsets: 0-based byte offsets in the text as UTF-8, ascending.
///   - location: the path of the file.
/// - Returns: a position for each offset.
/// - Throws: ``FileReadFault`` where the file cannot be read again.
func linePositions(of offsets: [Int], in location: String) throws(FileReadFault) -> [LinePosition] {
  guard !offsets.isEmpty else { return [] }
  var search = PositionSearch(offsets: offsets)
  var decoder: UTF16Decoder?
  var isFirst = true
  try FileBlocks(opening: location).forEach(in: BlockBuffer()) { block in
    if isFirst { decoder = UTF16Decoder(firstBytes: block) }
    isFirst = false
    guard decoder != nil else { return search.goOn(through: block) }
    var text: [UInt8] = []
    decoder?.decode(block, into: &text)
    return text.withUnsafeBufferPointer { search.goOn(through: $0) }
  }
  return search.all
}

/// Counts lines and columns up to each offset.
private struct PositionSearch {
  let offsets: [Int]
  private var found: [LinePosition] = []
  private var position = LinePosition(line: 1, column: 1)
  private var offset = 0

  init(offsets: [Int]) { self.offsets = offsets }

  /// All positions; offsets beyond the end stand at the end.
  var all: [LinePosition] {
    found + repeatElement(position, count: offsets.count - found.count)
  }

  /// Goes on through the next bytes; returns whether any offset is left to be found.
  mutating func goOn(through bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes {
      while found.count < offsets.count, offsets[found.count] == offset { found.append(position) }
      if found.count == offsets.count { return false }
      offset += 1
      if byte == 0x0A {
        position = LinePosition(line: position.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 && !(offset <= 3 && isByteOrderMark(byte)) {
        position = LinePosition(line: position.line, column: position.column + 1)
      }
    }
    return true
  }

  /// Whether the byte starts a UTF-8 byte order mark, which no editor shows as a character.
  private func isByteOrderMark(_ byte: UInt8) -> Bool { byte == 0xEF }
}
