/// A header of a message, folded (RFC 5322, 2.2.3), without the last line end.
package enum HeaderField {
  /// How long a line should be at most, in bytes, without its end (RFC 5322, 2.1.1).
  private static let lineLength = 78

  /// A header of free text.
  package static func text(_ name: String, _ value: String) -> String {
    let clean = CleanText(value)
    let words = clean.text.split(separator: " ")
    guard clean.isPlain, words.allSatisfy({ $0.utf8.count <= lineLength - name.utf8.count - 2 }) else {
      return "\(name): " + EncodedWords.fold(clean.text, after: name.utf8.count + 2)
    }
    return fold("\(name):", words: words.map(String.init))
  }

  /// A header with a mailbox.
  package static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
    let address = "<\(mailbox.address)>"
    let clean = CleanText(mailbox.name ?? "")
    if clean.text.isEmpty { return fold("\(name):", words: [mailbox.address.text]) }
    let phrase = phrase(clean)
    guard clean.isPlain, phrase.utf8.count < lineLength - name.utf8.count - 2 else {
      let encoded = "\(name): " + EncodedWords.fold(clean.text, after: name.utf8.count + 2)
      return fold(encoded, words: [address])
    }
    return fold("\(name):", words: [phrase, address])
  }

  /// A header of one value that holds no blank, such as an identifier.
  package static func value(_ name: String, _ value: String) -> String { fold("\(name):", words: [value]) }

  /// A name as atoms, or between quotation marks (RFC 5322, 3.2.4) where it holds more.
  private static func phrase(_ clean: CleanText) -> String {
    if clean.text.utf8.allSatisfy({ $0.isAtomText || $0 == UInt8(ascii: " ") }) { return clean.text }
    let escaped = clean.text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
  }

  /// Puts words behind a text, on a line of their own where they would not fit on the last.
  private static func fold(_ start: String, words: [String]) -> String {
    var folded = start
    var length =
      start.utf8.count
      - (start.utf8.lastIndex(of: 10).map { start.utf8.distance(from: start.startIndex, to: $0) + 1 } ?? 0)
    var isFirst = start.hasSuffix(":")
    for word in words {
      // The first word stays beside the name: some programs take a name alone on its line for an empty header.
      let fits = isFirst || length + 1 + word.utf8.count <= lineLength
      folded += (fits ? " " : "\r\n ") + word
      length = (fits ? length : 0) + 1 + word.utf8.count
      isFirst = false
    }
    return folded
  }
}
