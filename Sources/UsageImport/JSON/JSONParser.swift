/// Reads a JSON document strictly by RFC 8259: one value, no trailing commas, no duplicate names, valid UTF-8.
///
/// Foundation's decoders tell no place, and accept duplicate names and trailing commas.
struct JSONParser {
  /// Deeper nesting than this is no export; it bounds the recursion.
  static let deepest = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var depth = 0

  /// Reads the document that the bytes hold.
  static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var result: Swift.Result<JSONValue, JSONFault> = .failure(
      JSONFault(offset: 0, expected: "a value", found: "nothing"))
    bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer)
      do throws(JSONFault) {
        result = .success(try parser.document())
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func document() throws(JSONFault) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    let value = try value()
    skipBlanks()
    guard index == bytes.count else { throw fault("the end of the document") }
    return value
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipBlanks()
    let start = index
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw JSONFault(offset: index, expected: "at most \(Self.deepest) levels", found: "more")
    }
    let content: JSONValue.Content
    switch peek {
    case UInt8(ascii: "{"): content = .object(try members())
    case UInt8(ascii: "["): content = .array(try elements())
    case UInt8(ascii: "\""): content = .text(try text())
    case UInt8(ascii: "t"): content = try word("true", .flag(true))
    case UInt8(ascii: "f"): content = try word("false", .flag(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    default: content = .number(try number())
    }
    return JSONValue(content: content, offset: start)
  }

  private mutating func members() throws(JSONFault) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    index += 1
    skipBlanks()
    if skip("}") { return members }
    repeat {
      skipBlanks()
      let place = index
      guard peek == UInt8(ascii: "\"") else { throw fault("a name in quotes") }
      let name = try text()
      guard names.insert(name).inserted else {
        throw JSONFault(
          offset: place, expected: "each name once in an object", found: "a name for the second time")
      }
      skipBlanks()
      guard skip(":") else { throw fault("a colon") }
      members.append(JSONValue.Member(name: name, value: try value()))
      skipBlanks()
    } while skip(",")
    guard skip("}") else { throw fault("a comma or }") }
    return members
  }

  private mutating func elements() throws(JSONFault) -> [JSONValue] {
    var elements: [JSONValue] = []
    index += 1
    skipBlanks()
    if skip("]") { return elements }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while skip(",")
    guard skip("]") else { throw fault("a comma or ]") }
    return elements
  }

  private mutating func word(
    _ word: StaticString, _ content: JSONValue.Content
  ) throws(JSONFault) -> JSONValue.Content {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[index...].starts(with: letters) else { throw fault("a value") }
    index += letters.count
    return content
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = index
    _ = skip("-")
    if !skip("0"), !skipDigits() { throw fault(start == index ? "a value" : "a digit") }
    if skip("."), !skipDigits() { throw fault("a digit") }
    if skip("e") || skip("E") {
      _ = skip("+") || skip("-")
      guard skipDigits() else { throw fault("a digit") }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  // MARK: Texts

  private mutating func text() throws(JSONFault) -> String {
    index += 1
    let start = index
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
    if skip("\"") { return try validText(bytes[start..<(index - 1)], from: start) }
    var unescaped = Array(bytes[start..<index])
    while true {
      guard let byte = peek, byte >= 0x20 else { throw fault("a closing quote") }
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return try validText(unescaped[...], from: start)
      case UInt8(ascii: "\\"): unescaped += Array(String(try escape()).utf8)
      default: unescaped.append(byte)
      }
    }
  }

  private func validText(_ bytes: some Sequence<UInt8>, from start: Int) throws(JSONFault) -> String {
    guard let text = String(validating: Array(bytes), as: UTF8.self) else {
      throw JSONFault(offset: start, expected: "UTF-8", found: "other bytes")
    }
    return text
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = peek else { throw fault("an escaped character") }
    let plain: [UInt8: Unicode.Scalar] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
    ]
    if let scalar = plain[byte] {
      index += 1
      return scalar
    }
    guard byte == UInt8(ascii: "u") else { throw fault("an escaped character") }
    index += 1
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

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = index
    while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
    return index > start
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private func fault(_ expected: String) -> JSONFault {
    JSONFault(
      offset: index, expected: expected, found: peek == nil ? "the end of the document" : "something else")
  }
}
