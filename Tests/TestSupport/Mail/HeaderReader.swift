/// Reads what stands encoded in a header, independently of what encodes it.
public enum HeaderReader {
  /// The text of a header of free text: encoded words are decoded, and blanks between two of them dropped (RFC 2047, 6.2).
  public static func text(_ value: String) throws -> String {
    var text: [UInt8] = []
    var isAfterWord = false
    for (index, token) in value.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let isWord = token.hasPrefix("=?")
      if index > 0, !(isWord && isAfterWord) { text.append(UInt8(ascii: " ")) }
      isAfterWord = isWord
      guard isWord else {
        text += Array(token.utf8)
        continue
      }
      let sides = token.split(separator: "?", omittingEmptySubsequences: false)
      guard sides.count == 5, sides[1] == "UTF-8", sides[2] == "B", sides[4] == "=", token.utf8.count <= 75
      else {
        throw MIMEReader.Fault(description: "no encoded word: \(token)")
      }
      let bytes = try MIMEReader.base64(String(sides[3]))
      // Every word must be text by itself.
      guard String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) else {
        throw MIMEReader.Fault(description: "a word ends within a scalar")
      }
      text += bytes
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The name and the address of a header with one mailbox.
  public static func mailbox(_ value: String) throws -> (name: String, address: String) {
    guard value.hasSuffix(">"), let open = value.lastIndex(of: "<") else { return ("", value) }
    let address = String(value[value.index(after: open)...].dropLast())
    let phrase = value[..<open].reversed().drop { $0 == " " }.reversed().map(String.init).joined()
    guard phrase.hasPrefix("\"") else { return (try text(phrase), address) }
    var name = ""
    var rest = phrase.dropFirst().dropLast()[...]
    while let character = rest.popFirst() {
      guard character != "\"" else { throw MIMEReader.Fault(description: "a mark that is not escaped") }
      name.append(character == "\\" ? rest.popFirst() ?? "?" : character)
    }
    return (name, address)
  }

  /// The name of a file in a Content-Disposition header (RFC 2183, RFC 2231).
  public static func fileName(_ value: String) throws -> String {
    if let plain = MIMEReader.parameter("filename", of: value) { return plain }
    var encoded = ""
    var number = 0
    while let section = MIMEReader.parameter("filename*\(number)*", of: value) {
      encoded += section
      number += 1
    }
    guard encoded.hasPrefix("UTF-8''") else { throw MIMEReader.Fault(description: "no name: \(value)") }
    var bytes: [UInt8] = []
    var rest = encoded.utf8.dropFirst(7)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        throw MIMEReader.Fault(description: "no byte")
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
