extension Parser {
  /// Appends a parent: it stands alone when its first and last tag have no neighbors on their lines.
  mutating func appendParent(_ tag: Tag, to nodes: inout [Node]) throws(TemplateError) {
    let before = line
    let (arguments, closing) = try arguments(of: tag)
    line = before
    if takesLine(closing) {
      nodes.append(.inclusion(Inclusion(tag: tag, indentation: before.leading, arguments: arguments)))
    } else {
      flushLeading(to: &nodes)
      nodes.append(.inclusion(Inclusion(tag: tag, indentation: nil, arguments: arguments)))
    }
  }

  /// The blocks inside a parent tag, whose other text means nothing, and the tag that closes it.
  private mutating func arguments(of parent: Tag) throws(TemplateError) -> ([Block], Tag) {
    var arguments: [Block] = []
    while let token = try tokenizer.next() {
      guard case .tag(let tag) = token else { continue }
      switch tag.sigil {
      case .comment, .delimiters: continue
      case .block: arguments.append(try argument(tag))
      case .close:
        try check(tag, closes: parent)
        return (arguments, tag)
      case .variable, .verbatim, .section, .inverted, .partial, .parent:
        throw source.error(
          at: tag.range.lowerBound, expected: "only blocks inside \(parent.written)", found: tag.written)
      }
    }
    throw unclosed(parent)
  }

  /// A block that replaces one of the parent's; it loses the indentation it is written with.
  private mutating func argument(_ tag: Tag) throws(TemplateError) -> Block {
    let before = line
    defer { line = before }
    let contentLine = source.endOfBlankLine(from: tag.range.upperBound)
    if let contentLine {
      tokenizer.offset = contentLine
      line.restart(at: contentLine)
      line.dedent = Array(source.bytes[source.indentation(from: contentLine)])
    } else {
      line.isFresh = false
    }
    let nodes = try nodes(in: tag, isArgument: true)
    return Block(tag: tag, nodes: nodes, startsLine: contentLine != nil, indentation: 0..<0)
  }

  /// Appends a place that can be replaced.
  ///
  /// What replaces it is indented as the default content is, or else as its tag.
  mutating func appendBlock(_ tag: Tag, to nodes: inout [Node]) throws(TemplateError) {
    let leading = line.isFresh ? line.leading : 0..<0
    let startsLine = takesLine(tag)
    if !startsLine { flushLeading(to: &nodes) }
    let intrinsic = dedented(source.indentation(from: tokenizer.offset))
    let content = try self.nodes(in: tag)
    let indentation = startsLine && !content.isEmpty ? intrinsic : leading
    nodes.append(
      .block(Block(tag: tag, nodes: content, startsLine: startsLine, indentation: indentation)))
  }
}
