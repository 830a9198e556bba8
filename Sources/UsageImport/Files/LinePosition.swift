/// A place in a text file for people: both 1-based, the column in characters.
struct LinePosition: Equatable {
  let line: Int
  let column: Int
}

/// Finds the lines and columns of byte offsets by reading the file once more: only the few that are shown need it.
///
/// - Parameters:
///   - offsets: 0-based byte offsets, ascending.
///   - location: the path of the file.
/// - Returns: a position for each offset.
/// - Throws: ``FileReadFault`` where the file cannot be read again.
func linePositions(of offsets: [Int], in location: String) throws(FileReadFault) -> [LinePosition] {
  var found: [LinePosition] = []
  var line = 1
  var column = 1
  var offset = 0
  guard !offsets.isEmpty else { return found }
  try FileBlocks(opening: location).forEach(in: BlockBuffer()) { block in
    for byte in block {
      while found.count < offsets.count, offsets[found.count] == offset {
        found.append(LinePosition(line: line, column: column))
      }
      if found.count == offsets.count { return false }
      offset += 1
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 && !(offset <= 3 && isByteOrderMark(byte)) {
        column += 1
      }
    }
    return true
  }
  while found.count < offsets.count { found.append(LinePosition(line: line, column: column)) }
  return found
}

/// Whether the byte starts a UTF-8 byte order mark, which no editor shows as a character.
private func isByteOrderMark(_ byte: UInt8) -> Bool { byte == 0xEF }
