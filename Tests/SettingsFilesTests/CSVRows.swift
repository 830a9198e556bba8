/// The rows of a CSV text as RFC 4180 says, without a byte order mark; enough for tests.
func csvRows(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field = String.UnicodeScalarView()
  var isQuoted = false
  for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
    switch (scalar, isQuoted) {
    case ("\"", _): isQuoted.toggle()
    case (",", false), ("\n", false):
      row.append(String(field))
      field = String.UnicodeScalarView()
      guard scalar == "\n" else { continue }
      rows.append(row)
      row = []
    case ("\r", false): continue
    default: field.append(scalar)
    }
  }
  if !row.isEmpty { rows.append(row + [String(field)]) }
  return rows
}
