/// Reads a JSON document strictly by RFC 8259: one value, no trailing commas, no comments, valid UTF-8.
///
/// Foundation's decoders tell no place, and accept trailing commas. A name may stand twice in an object, as the RFC
/// has it; all members are kept, and the last one counts. Numbers stay as they are written, so that none loses
/// digits. A byte order mark before the document is left out.
package struct JSONParser {
  /// Deeper nesting than this is no export; it bounds the recursion.
  package static let deepest = 64

  let bytes: UnsafeBufferPointer<UInt8>
  /// The 0-based offset of the next byte.
  var index = 0
  private var depth = 0

  /// Reads a document.
  ///
  /// - Parameter bytes: the whole document, in UTF-8.
  /// - Returns: its value.
  /// - Throws: the first fault, with its place.
  package static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONFault) in
      var parser = JSONParser(bytes: buffer)
      return try parser.document()
    }
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
    index += 1
    skipBlanks()
    if skip("}") { return members }
    repeat {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw fault("a name in quotes") }
      let name = try text()
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
}

extension JSONParser {
  /// The next byte; `nil` at the end.
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Goes beyond the next byte where it is this character, and tells whether it was.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
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

  /// The fault that something else stands at the index; of the document, it tells only punctuation.
  func fault(_ expected: String) -> JSONFault {
    let found =
      switch peek {
      case nil: "the end of the document"
      case let byte? where "{}[],:\"".utf8.contains(byte): String(Unicode.Scalar(byte))
      case let byte? where byte < 0x20: "a control character"
      default: "something else"
      }
    return JSONFault(offset: index, expected: expected, found: found)
  }
}
