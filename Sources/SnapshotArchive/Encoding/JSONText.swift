internal import FoundationEssentials

/// A list of texts as JSON.
func jsonList(_ texts: [String]) -> String {
  "[" + texts.map(jsonText).joined(separator: ",") + "]"
}

/// A text as JSON (RFC 8259, section 7).
private func jsonText(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\":
      json.unicodeScalars.append("\\")
      json.unicodeScalars.append(scalar)
    case "\u{00}"..<"\u{20}":
      let digits = String(scalar.value, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}

/// The texts of a list in JSON.
///
/// A list as ``jsonList(_:)`` writes it for nearly all texts, without any escape, is taken apart here: that is many times as
/// fast as reading any JSON.
func jsonTexts(_ json: String) throws -> [String] {
  if json == "[]" { return [] }
  guard json.hasPrefix("[\""), json.hasSuffix("\"]"), json.utf8.count >= 4 else {
    return try anyJSONTexts(json)
  }
  var texts: [String] = []
  var text = json.utf8.dropFirst(2).dropLast(2)
  while let end = text.firstIndex(of: UInt8(ascii: "\"")) {
    texts.append(String(decoding: text[..<end], as: UTF8.self))
    text = text[end...]
    guard text.starts(with: "\",\"".utf8) else { return try anyJSONTexts(json) }
    text = text.dropFirst(3)
  }
  guard !json.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else {
    return try anyJSONTexts(json)
  }
  return texts + [String(decoding: text, as: UTF8.self)]
}

private func anyJSONTexts(_ json: String) throws -> [String] {
  try JSONDecoder().decode([String].self, from: Data(json.utf8))
}
