/// The name of a file as headers tell it: cleaned, short, and in ASCII beside UTF-8.
package struct AttachmentName: Equatable, Sendable {
  /// The longest name, in bytes of UTF-8.
  package static let longest = 120
  /// The cleaned name, with its ending.
  package let text: String

  /// Cleans a name: what would make it a path, or a stream of a file, becomes `_`.
  package init(_ name: String) {
    // Scalars, not characters: a separator with an accent behind it is still a separator.
    let clean = CleanText(name).text.unicodeScalars.map { "/\\:".unicodeScalars.contains($0) ? "_" : $0 }
    var visible = ""
    visible.unicodeScalars.append(contentsOf: clean.drop { $0 == "." || $0 == " " })
    text = Self.cut(visible.isEmpty ? "attachment" : visible)
  }

  /// The header that says where the file goes (RFC 2183, 2), with the name in UTF-8 (RFC 2231, 3 and 4) unless it is plain.
  ///
  /// A second `filename` in ASCII would be a duplicate parameter, which strict readers report: old programs find it as
  /// the `name` of the content (``contentName``).
  package var disposition: String {
    guard !isPlain else { return "Content-Disposition: attachment;\r\n filename=\"\(text)\"" }
    let header = Self.sections(of: text).enumerated().map { number, section in
      ";\r\n filename*\(number)*=" + (number == 0 ? "UTF-8''" : "") + section
    }
    return "Content-Disposition: attachment" + header.joined()
  }

  /// The parameter `name` of a content type, in ASCII.
  package var contentName: String {
    let ascii = text.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "_" }
    // 60 and the parameter around it fit on a line.
    return ";\r\n name=\"\(ascii.count <= 60 ? String(ascii) : String(ascii.prefix(40) + ascii.suffix(20)))\""
  }

  private var isPlain: Bool { text.utf8.count <= 60 && text.unicodeScalars.allSatisfy(Self.isPlain) }

  /// Whether a character of a name means nothing else to any reader of the parameter.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    (0x20...0x7E).contains(scalar.value) && !"\"\\%?;=<>*'".unicodeScalars.contains(scalar)
  }

  /// Cuts a name between two scalars, and keeps the ending.
  private static func cut(_ name: String) -> String {
    guard name.utf8.count > longest else { return name }
    let dot = name.unicodeScalars.lastIndex(of: ".")
    var ending = dot.map { String(name.unicodeScalars[$0...]) } ?? ""
    if ending.utf8.count > 16 { ending = "" }
    var kept = String.UnicodeScalarView()
    var count = ending.utf8.count
    for scalar in name.unicodeScalars {
      count += UTF8.width(scalar)
      if count > longest { break }
      kept.append(scalar)
    }
    return String(kept) + ending
  }

  /// The name with `%` and two digits for what is no attribute character, in parts that each fit on a line.
  private static func sections(of name: String) -> [String] {
    var sections = [""]
    for scalar in name.unicodeScalars {
      let encoded = String(scalar).utf8.map { byte in
        byte.isLetterOrDigit || "-._~".utf8.contains(byte)
          ? "\(Character(Unicode.Scalar(byte)))" : "%" + hex(byte)
      }.joined()
      if sections[sections.count - 1].utf8.count + encoded.utf8.count > 48 { sections.append("") }
      sections[sections.count - 1] += encoded
    }
    return sections
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
