/// A part of a message, read strictly by RFC 5322, RFC 2045 and RFC 2046; anything unusual is an error.
///
/// It shares nothing with what composes the messages.
public struct MIMEReader {
  /// A fault in a message.
  public struct Fault: Error, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    /// A fault in words.
    public init(description: String) { self.description = description }
  }

  /// The headers in their order, unfolded, with names in lower case.
  public private(set) var headers: [(name: String, value: String)] = []
  /// The content of a part that has no parts, decoded.
  public private(set) var content: [UInt8] = []
  /// The parts of a part that has some.
  public private(set) var parts: [MIMEReader] = []

  /// Reads a message or a part.
  public init(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.elementsEqual(bytes), bytes.allSatisfy({ $0 < 0x80 }) else {
      throw Fault(description: "no ASCII")
    }
    // Unicode takes CRLF for one character, which makes bare ones easy to find.
    guard !text.contains("\r"), !text.contains("\n") else { throw Fault(description: "a bare CR or LF") }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.allSatisfy({ $0.utf8.count <= 998 }) else {
      throw Fault(description: "a line above 998 bytes")
    }
    guard let blank = lines.firstIndex(of: "") else { throw Fault(description: "no blank line") }
    headers = try Self.headers(lines[..<blank])
    let body = Array(lines[(blank + 1)...])
    let type = try self["content-type"]
    guard type.hasPrefix("multipart/") else {
      content = try Self.decoded(body, encoding: try self["content-transfer-encoding"])
      return
    }
    guard let boundary = Self.parameter("boundary", of: type) else {
      throw Fault(description: "no boundary")
    }
    parts = try Self.sections(body, boundary).map { try MIMEReader(Array($0.joined(separator: "\r\n").utf8)) }
  }

  /// The value of a header that must be there once.
  public subscript(name: String) -> String {
    get throws {
      let found = headers.filter { $0.name == name }
      guard found.count == 1 else { throw Fault(description: "\(found.count) headers \(name)") }
      return found[0].value
    }
  }

  /// The value of a parameter of a header.
  public static func parameter(_ name: String, of value: String) -> String? {
    for parameter in value.split(separator: ";").dropFirst() {
      let sides = parameter.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].drop(while: { $0 == " " }) == name else { continue }
      return sides[1].hasPrefix("\"") ? String(sides[1].dropFirst().dropLast()) : String(sides[1])
    }
    return nil
  }

  private static func headers(_ lines: ArraySlice<String>) throws -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    for line in lines {
      guard line.utf8.count <= 78 || !line.contains(" ") || line.hasPrefix(" ") else {
        throw Fault(description: "a header line above 78 bytes that could be folded: \(line)")
      }
      if line.hasPrefix(" ") {
        guard !headers.isEmpty, line.contains(where: { $0 != " " }) else {
          throw Fault(description: "a bad fold")
        }
        headers[headers.count - 1].value += line
        continue
      }
      guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy({ $0.isLetter || $0 == "-" })
      else {
        throw Fault(description: "no header: \(line)")
      }
      let value = line[line.index(after: colon)...]
      headers.append((line[..<colon].lowercased(), String(value.hasPrefix(" ") ? value.dropFirst() : value)))
    }
    return headers
  }

  private static func sections(_ lines: [String], _ boundary: String) throws -> [ArraySlice<String>] {
    var sections: [ArraySlice<String>] = []
    var start: Int?
    for (index, line) in lines.enumerated() where line.hasPrefix("--" + boundary) {
      if let start { sections.append(lines[start..<index]) }
      start = index + 1
      guard line != "--\(boundary)--" else {
        guard lines[(index + 1)...].allSatisfy(\.isEmpty) else {
          throw Fault(description: "text behind the end")
        }
        return sections
      }
      guard line == "--" + boundary else { throw Fault(description: "no delimiter: \(line)") }
    }
    throw Fault(description: "parts without an end")
  }

  private static func decoded(_ lines: [String], encoding: String) throws -> [UInt8] {
    guard lines.allSatisfy({ $0.utf8.count <= 76 }) else {
      throw Fault(description: "an encoded line above 76 bytes")
    }
    switch encoding {
    case "quoted-printable": return try quotedPrintable(lines)
    case "base64": return try base64(lines.joined())
    default: throw Fault(description: "encoding \(encoding)")
    }
  }

  private static func quotedPrintable(_ lines: [String]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, line) in lines.enumerated() {
      guard !line.hasSuffix(" "), !line.hasSuffix("\t") else {
        throw Fault(description: "a blank at the end")
      }
      var rest = Array(line.utf8)[...]
      var isSoft = false
      while let byte = rest.popFirst() {
        if byte != UInt8(ascii: "=") {
          bytes.append(byte)
        } else if rest.isEmpty {
          isSoft = true
        } else {
          let digits = String(decoding: rest.prefix(2), as: UTF8.self)
          guard digits.count == 2, digits == digits.uppercased(), let value = UInt8(digits, radix: 16) else {
            throw Fault(description: "=\(digits)")
          }
          bytes.append(value)
          rest = rest.dropFirst(2)
        }
      }
      if !isSoft, number < lines.count - 1 { bytes += Array("\r\n".utf8) }
    }
    return bytes
  }

  /// Decodes Base64 and insists on padding and on bits of zero behind the end.
  public static func base64(_ text: String) throws -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard text.utf8.count % 4 == 0, padding <= 2 else { throw Fault(description: "no base64: \(text)") }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    for (index, byte) in text.utf8.dropLast(padding).enumerated() {
      guard let digit = digits.firstIndex(of: byte) else { throw Fault(description: "no digit of base64") }
      bits = bits << 6 | UInt32(digit)
      if index % 4 > 0 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(6 - index % 4 * 2))) }
    }
    let left: UInt32 = padding == 1 ? 0x3 : padding == 2 ? 0xF : 0
    guard bits & left == 0 else { throw Fault(description: "bits behind the end") }
    return bytes
  }

  /// All parts that have no parts, this one among them, in their order.
  public var leaves: [MIMEReader] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }
}
