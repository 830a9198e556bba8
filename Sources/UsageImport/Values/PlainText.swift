/// A text as it is compared and shown: no-break spaces, which spreadsheets and web pages leave in exports, are spaces, and
/// no blank surrounds it.
func plainText(_ text: String) -> String {
  // Most texts hold no byte of a no-break space and no blank at their ends, and are not copied.
  let isPlain = !text.utf8.contains(0xC2) && text.first != " " && text.last != " "
  if isPlain { return text }
  let spaced = text.map { $0 == "\u{A0}" ? " " : $0 }
  return String(spaced.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
