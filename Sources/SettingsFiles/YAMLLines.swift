/// Whether the character at a place is a tab.
func isTab(at place: Place, in text: String) -> Bool {
  let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  guard lines.indices.contains(place.line - 1) else { return false }
  return lines[place.line - 1].dropFirst(place.column - 1).first == "\t"
}

/// Where a key stands a second time in a mapping that is written line by line.
///
/// The YAML library says only where a repeated key stands first. In such a mapping all keys begin in the same
/// column, and a line that begins further left ends it.
///
/// - Parameters:
///   - key: the key.
///   - first: where it stands first.
///   - text: the whole file.
/// - Returns: the second place; `nil` where it cannot be told, such as in `{a: 1, a: 2}`.
func repetition(of key: String, first: Place, in text: String) -> Place? {
  let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  for line in lines.indices.dropFirst(first.line) {
    let words = lines[line].drop { $0 == " " }
    guard let start = words.first, start != "#", start != "\r" else { continue }
    let column = lines[line].distance(from: lines[line].startIndex, to: words.startIndex) + 1
    if column < first.column { return nil }
    let isKey = ["\(key):", "\"\(key)\":", "'\(key)':"].contains { words.starts(with: $0.unicodeScalars) }
    if column == first.column, isKey {
      return Place(path: first.path, line: line + 1, column: column)
    }
  }
  return nil
}
