extension JSONParser {
  /// Reads the text at whose opening quote the parser stands.
  mutating func text() throws(JSONFault) -> String {
    index += 1
    let start = index
    skipPlainText()
    if skip("\"") { return try validText(bytes[start..<(index - 1)], in: start..<(index - 1)) }
    var unescaped = Array(bytes[start..<index])
    while skip("\\") {
      unescaped.append(contentsOf: String(try escape()).utf8)
      let plain = index
      skipPlainText()
      unescaped.append(contentsOf: bytes[plain..<index])
    }
    guard skip("\"") else { throw fault("a closing quote") }
    return try validText(unescaped, in: start..<(index - 1))
  }

  private mutating func skipPlainText() {
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
  }

  /// The text, which is valid where it is valid as it is written: an escape begins and ends outside of characters.
  private func validText(
    _ unescaped: some Sequence<UInt8>, in written: Range<Int>
  ) throws(JSONFault) -> String {
    if let text = String(validating: unescaped, as: UTF8.self) { return text }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[written].makeIterator()
    var offset = written.lowerBound
    while case .valid(let character) = parser.parseScalar(from: &iterator) { offset += character.count }
    throw JSONFault(offset: offset, expected: "UTF-8", found: "other bytes")
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    guard let scalar = plainEscape else {
      guard skip("u") else { throw fault("an escaped character") }
      return try unicodeEscape()
    }
    index += 1
    return scalar
  }

  /// What a letter after a backslash stands for; `nil` where it stands for nothing by itself.
  private var plainEscape: Unicode.Scalar? {
    switch peek {
    case UInt8(ascii: "\""): "\""
    case UInt8(ascii: "\\"): "\\"
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    default: nil
    }
  }

  private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    guard (0xD800...0xDBFF).contains(first), bytes[index...].starts(with: [0x5C, 0x75]) else {
      // A half of a pair alone is text that UTF-8 cannot hold: it is replaced, as decoders of UTF-16 do.
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    let restart = index
    index += 2
    let second = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(second) else {
      index = restart
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
