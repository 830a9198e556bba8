/// Checks what stands between braces in a text.
///
/// - Parameters:
///   - text: the text.
///   - place: where it begins, for the error.
///   - allowed: the names that may stand between braces.
/// - Throws: an error at the text's place where another name does, or a brace is not closed.
func checkPlaceholders(
  in text: String, at place: Place, allowed: Set<String>
) throws(SettingsError) {
  // Most texts have none.
  guard text.utf8.contains(UInt8(ascii: "{")) else { return }
  let names = allowed.sorted().map { "{\($0)}" }.joined(separator: ", ")
  let expected = allowed.isEmpty ? "a text without placeholders" : "no placeholder but \(names)"
  for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
    guard let end = part.firstIndex(of: "}") else {
      throw place.error(expected: expected, found: "a brace that is not closed")
    }
    guard allowed.contains(String(part[..<end])) else {
      throw place.error(expected: expected, found: quoted("{\(part[...end])"))
    }
  }
}
