/// Writes JSON (RFC 8259) as it goes, indented by two blanks, as Foundation's encoder does: the record of a night has
/// thousands of findings, of which the encoder would first make as many dictionaries.
package struct JSONWriter {
  /// What is written so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var depth = 0
  /// Whether something stands in the innermost object or array.
  private var isFilled = false

  /// Begins with nothing.
  package init() {}

  /// Writes an object; whoever writes its members does so in the order of their names.
  package mutating func object(_ members: (inout Self) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// Writes an array of a value for each element.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout Self, Element) -> Void
  ) {
    nested(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
      for element in elements {
        writer.next()
        write(&writer, element)
      }
    }
  }

  /// Writes the name of a member, behind which its value is written.
  package mutating func member(_ name: StaticString, _ write: (inout Self) -> Void) {
    next()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes += $0 }
    bytes += "\" : ".utf8
    write(&self)
  }

  /// Writes a member that is a text; `nil` writes nothing.
  package mutating func member(_ name: StaticString, _ text: String?) {
    if let text { member(name) { $0.write(text) } }
  }

  /// Writes a member that is a number; `nil` writes nothing.
  package mutating func member(_ name: StaticString, _ number: Int?) {
    if let number { member(name) { $0.bytes += String(number).utf8 } }
  }

  /// Writes a text.
  package mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func nested(_ begin: UInt8, _ end: UInt8, _ body: (inout Self) -> Void) {
    bytes.append(begin)
    depth += 1
    isFilled = false
    body(&self)
    depth -= 1
    if !isFilled { bytes.append(UInt8(ascii: "\n")) }
    line()
    bytes.append(end)
    isFilled = true
  }

  /// Goes to the line of the next member or element.
  private mutating func next() {
    if isFilled { bytes.append(UInt8(ascii: ",")) }
    isFilled = true
    line()
  }

  private mutating func line() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { bytes += "  ".utf8 }
  }
}
