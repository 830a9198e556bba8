/// Swift text without its comments and without what stands in its string literals; the lines stay where they are,
/// and code in interpolations stays code.
func code(of text: String) -> String {
  var reader = CodeReader(text)
  return reader.read()
}

private struct CodeReader {
  /// Where the reader stands inside a literal: how many `#` and quotes end it, and the parentheses of the
  /// interpolation that is open in it, 0 for none.
  private struct Literal {
    let quotes: String
    let hashes: Int
    var depth = 0
  }

  private var rest: Substring
  private var result = ""
  private var literals: [Literal] = []

  init(_ text: String) { rest = text[...] }

  private var isInLiteral: Bool { literals.last.map { $0.depth == 0 } ?? false }

  mutating func read() -> String {
    while !rest.isEmpty {
      if isInLiteral { readLiteral() } else { readCode() }
    }
    return result
  }

  private mutating func readCode() {
    if rest.hasPrefix("//") {
      rest = rest.drop { !$0.isNewline }
    } else if rest.hasPrefix("/*") {
      skipComment()
    } else if let literal = opening() {
      literals.append(literal)
      result += "\""
    } else {
      if let last = literals.indices.last {
        if rest.first == "(" { literals[last].depth += 1 }
        if rest.first == ")" { literals[last].depth -= 1 }
      }
      keep()
    }
  }

  private mutating func readLiteral() {
    guard let literal = literals.last else { return }
    let hashes = String(repeating: "#", count: literal.hashes)
    if take(literal.quotes + hashes) {
      literals.removeLast()
      result += "\""
    } else if take("\\" + hashes + "(") {
      literals[literals.count - 1].depth = 1
      result += "("
    } else if take("\\" + hashes) {
      dropOne()
    } else {
      dropOne()
    }
  }

  /// The literal that begins here, passed over up to its contents.
  private mutating func opening() -> Literal? {
    let hashes = rest.prefix { $0 == "#" }.count
    let after = rest.dropFirst(hashes)
    guard after.first == "\"" else { return nil }
    let quotes = after.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    rest = after.dropFirst(quotes.count)
    return Literal(quotes: quotes, hashes: hashes)
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if take("/*") { depth += 1 } else if take("*/") { depth -= 1 } else { dropOne() }
    } while depth > 0 && !rest.isEmpty
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func keep() {
    guard let character = rest.popFirst() else { return }
    result.append(character)
  }

  /// Passes over a character; lines are kept, so that the numbers of lines stay.
  private mutating func dropOne() {
    guard let character = rest.popFirst(), character.isNewline else { return }
    result.append("\n")
  }
}
