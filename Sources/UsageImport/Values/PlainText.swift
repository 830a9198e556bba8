/// A text as it is compared and shown: no-break spaces, which spreadsheets and web pages leave in exports, are spaces, and
/// no blank surrounds it.
func plainText(_ text: String) -> String {
  // Most texts have neither, and are not copied.
  let isPlain =
    text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.first != 0x20 && bytes.last != 0x20 && (bytes.isASCII || !bytes.holdsNoBreakSpace)
    } ?? false
  if isPlain { return text }
  let spaced = text.map { $0 == "\u{A0}" ? " " : $0 }
  return String(spaced.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}

extension Field {
  /// Whether the bytes of a no-break space (U+00A0) stand in UTF-8.
  fileprivate var holdsNoBreakSpace: Bool {
    var last: UInt8 = 0
    for byte in self {
      if byte == 0xA0, last == 0xC2 { return true }
      last = byte
    }
    return false
  }
}

/// A text in upper case; most part numbers are, and are not copied.
func upperCase(_ text: String) -> String {
  let isUpper =
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var highest: UInt8 = 0
      for byte in bytes { highest = max(highest, byte) }
      return highest < 0x61
    } ?? false
  return isUpper ? text : text.uppercased()
}
