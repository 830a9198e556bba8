extension Parser {
  /// What is known of the line being read.
  struct Line {
    /// Whether nothing of the line became a node yet.
    var isFresh = true
    /// The blanks that begin a fresh line, until the tag behind them says whether they count.
    var leading = 0..<0
    /// The indentation that a replacing block loses.
    var dedent: [UInt8] = []

    mutating func dropLeading() {
      leading = leading.upperBound..<leading.upperBound
    }

    mutating func restart(at offset: Int) {
      isFresh = true
      leading = offset..<offset
    }
  }

  /// Appends a text line by line.
  mutating func append(_ range: Range<Int>, to nodes: inout [Node]) {
    var start = range.lowerBound
    while start < range.upperBound {
      let newline = source.bytes[start..<range.upperBound].firstIndex(of: .newline)
      let end = newline.map { $0 + 1 } ?? range.upperBound
      if line.isFresh {
        let content = dedented(start..<end)
        let isEmpty = source.bytes[content].allSatisfy(\.isSpace)
        if isEmpty, newline == nil, source.bytes[content].allSatisfy(\.isBlank) {
          line.leading = content
          return
        }
        if !isEmpty { nodes.append(.lineStart) }
        nodes.append(.text(content))
      } else {
        nodes.append(.text(start..<end))
      }
      if newline == nil { line.isFresh = false } else { line.restart(at: end) }
      start = end
    }
  }

  /// Whether a tag stands alone on its line, which then leaves nothing behind.
  mutating func takesLine(_ tag: Tag) -> Bool {
    guard line.isFresh, let end = source.endOfBlankLine(from: tag.range.upperBound) else { return false }
    tokenizer.offset = end
    line.restart(at: end)
    return true
  }

  /// Begins the line with the blanks it has.
  mutating func flushLeading(to nodes: inout [Node]) {
    guard line.isFresh else { return }
    nodes.append(.lineStart)
    if !line.leading.isEmpty { nodes.append(.text(line.leading)) }
    line.isFresh = false
  }

  /// A line, or its blanks, without the indentation that the block around it loses.
  func dedented(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    for blank in line.dedent {
      guard start < range.upperBound, source.bytes[start] == blank else { break }
      start += 1
    }
    return start..<range.upperBound
  }
}
