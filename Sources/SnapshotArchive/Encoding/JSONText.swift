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
