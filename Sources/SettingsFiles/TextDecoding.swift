/// The text of a file that must be UTF-8; a byte order mark at its start is left out.
///
/// - Parameters:
///   - bytes: the bytes of the file.
///   - path: the path of the file, for errors.
/// - Returns: the text.
/// - Throws: an error with the place of the first byte that is not UTF-8, or of the first control character.
func decodeText(_ bytes: [UInt8], path: String) throws(SettingsError) -> String {
  if let text = soundText(bytes) { return text }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  // The bytes of byte order marks before any text.
  var start = 0
  var isAtStart = true
  var (line, column) = (1, 1)
  while true {
    switch decoder.decode(&iterator) {
    case .emptyInput: return String(decoding: bytes[start...], as: UTF8.self)
    case .error:
      throw Place(path: path, line: line, column: column).error(
        expected: "UTF-8", found: "a byte that is not UTF-8")
    case .scalarValue("\u{FEFF}") where isAtStart: start += 3
    case .scalarValue(let scalar):
      guard scalar.isText else {
        throw Place(path: path, line: line, column: column).error(
          expected: "text", found: "a control character")
      }
      isAtStart = false
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
  }
}

/// The text of bytes among which nothing begins a control character, a noncharacter or a byte order mark, as in most files;
/// `nil` where something may, or where they are not UTF-8.
private func soundText(_ bytes: [UInt8]) -> String? {
  let isSound = bytes.allSatisfy { byte in
    switch byte {
    case 0x09, 0x0A, 0x0D: true
    case 0x00...0x1F, 0x7F, 0xC2, 0xEF: false
    default: true
    }
  }
  return isSound ? String(validating: bytes, as: UTF8.self) : nil
}

extension Unicode.Scalar {
  /// Whether the scalar may stand in settings: no control character but tab and line ends, no noncharacter.
  var isText: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85: true
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
