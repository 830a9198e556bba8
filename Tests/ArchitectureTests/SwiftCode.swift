/// Swift text without its comments and without what stands in its string literals; the lines stay where they are,
/// and code in interpolations stays code.
func code(of text: String) -> String {
  var reader = CodeReader(text)
  return String(decoding: reader.read(), as: UTF8.self)
}

/// Reads bytes, since the characters that matter are ASCII, and all sources are read.
private struct CodeReader {
  /// Where the reader stands inside a literal.
  private struct Literal {
    /// What ends the literal.
    let end: [UInt8]
    /// What begins an escape in it.
    let escape: [UInt8]
    /// The open parentheses of the interpolation that is being read; 0 outside.
    var depth = 0
  }

  private let bytes: [UInt8]
  private var index = 0
  private var result: [UInt8] = []
  private var literals: [Literal] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func read() -> [UInt8] {
    while index < bytes.count {
      if let literal = literals.last, literal.depth == 0 { readLiteral(literal) } else { readCode() }
    }
    return result
  }

  private mutating func readCode() {
    if isHere(Self.lineComment) {
      while index < bytes.count, bytes[index] != Self.newline { index += 1 }
    } else if isHere(Self.commentStart) {
      skipComment()
    } else if let literal = opening() {
      literals.append(literal)
      result.append(Self.quote)
    } else {
      if let last = literals.indices.last {
        if bytes[index] == UInt8(ascii: "(") { literals[last].depth += 1 }
        if bytes[index] == UInt8(ascii: ")") { literals[last].depth -= 1 }
      }
      result.append(bytes[index])
      index += 1
    }
  }

  private mutating func readLiteral(_ literal: Literal) {
    if take(literal.end) {
      literals.removeLast()
      result.append(Self.quote)
    } else if take(literal.escape + [UInt8(ascii: "(")]) {
      literals[literals.count - 1].depth = 1
      result.append(UInt8(ascii: "("))
    } else {
      _ = take(literal.escape)
      passOne()
    }
  }

  /// The literal that begins here, passed over up to its contents.
  private mutating func opening() -> Literal? {
    var start = index
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") { start += 1 }
    guard start < bytes.count, bytes[start] == Self.quote else { return nil }
    let hashes = Array(repeating: UInt8(ascii: "#"), count: start - index)
    index = start
    let quotes = isHere(Self.threeQuotes) ? Self.threeQuotes : [Self.quote]
    index += quotes.count
    return Literal(end: quotes + hashes, escape: [UInt8(ascii: "\\")] + hashes)
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if take(Self.commentStart) {
        depth += 1
      } else if take(Self.commentEnd) {
        depth -= 1
      } else {
        passOne()
      }
    } while depth > 0 && index < bytes.count
  }

  private func isHere(_ text: [UInt8]) -> Bool {
    bytes[index] == text[0] && bytes[index...].starts(with: text)
  }

  private mutating func take(_ text: [UInt8]) -> Bool {
    guard isHere(text) else { return false }
    index += text.count
    return true
  }

  /// Passes over a byte; the ends of lines are kept, so that the numbers of lines stay.
  private mutating func passOne() {
    guard index < bytes.count else { return }
    if bytes[index] == Self.newline { result.append(Self.newline) }
    index += 1
  }

  private static let newline = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")
  private static let threeQuotes = Array("\"\"\"".utf8)
  private static let lineComment = Array("//".utf8)
  private static let commentStart = Array("/*".utf8)
  private static let commentEnd = Array("*/".utf8)
}
