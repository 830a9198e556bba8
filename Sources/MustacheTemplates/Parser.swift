/// Makes a tree of a file's tokens, by the specification's rules for tags that stand alone on their line.
struct Parser {
  /// Deeper nesting is refused, which bounds the recursion of the parser and the compiler.
  static let deepest = 100

  let source: SourceText
  var tokenizer: Tokenizer
  var line = Line()
  private var depth = 0

  /// The nodes of a file.
  static func parse(_ source: SourceText) throws(TemplateError) -> [Node] {
    var parser = Parser(source)
    return try parser.nodes(in: nil)
  }

  private init(_ source: SourceText) {
    self.source = source
    tokenizer = Tokenizer(source)
  }

  /// The nodes up to the tag that closes the opening one, or to the end of the file where there is none.
  mutating func nodes(in opening: Tag?, isArgument: Bool = false) throws(TemplateError) -> [Node] {
    depth += 1
    defer { depth -= 1 }
    if let opening, depth > Self.deepest + 1 {
      throw source.error(
        at: opening.range.lowerBound, expected: "at most \(Self.deepest) levels of tags",
        found: opening.written)
    }
    var nodes: [Node] = []
    while let token = try tokenizer.next() {
      switch token {
      case .text(let range): append(range, to: &nodes)
      case .tag(let tag) where tag.sigil == .close:
        try check(tag, closes: opening)
        if isArgument { line.dropLeading() } else if !takesLine(tag) { flushLeading(to: &nodes) }
        return nodes
      case .tag(let tag): try append(tag, to: &nodes)
      }
    }
    if let opening { throw unclosed(opening) }
    if line.isFresh, !line.leading.isEmpty { nodes.append(.text(line.leading)) }
    return nodes
  }

  private mutating func append(_ tag: Tag, to nodes: inout [Node]) throws(TemplateError) {
    switch tag.sigil {
    case .comment, .delimiters, .close:
      if !takesLine(tag) { flushLeading(to: &nodes) }
    case .variable, .verbatim:
      flushLeading(to: &nodes)
      nodes.append(.variable(tag))
    case .section, .inverted:
      if !takesLine(tag) { flushLeading(to: &nodes) }
      nodes.append(.section(tag, try self.nodes(in: tag)))
    case .partial:
      let leading = line.leading
      if takesLine(tag) {
        nodes.append(.inclusion(Inclusion(tag: tag, indentation: leading)))
      } else {
        flushLeading(to: &nodes)
        nodes.append(.inclusion(Inclusion(tag: tag, indentation: nil)))
      }
    case .parent: try appendParent(tag, to: &nodes)
    case .block: try appendBlock(tag, to: &nodes)
    }
  }

  func check(_ tag: Tag, closes opening: Tag?) throws(TemplateError) {
    if opening?.name == tag.name { return }
    let expected = opening.map { "{{/\($0.name)}}" } ?? "a tag that closes an open one"
    throw source.error(at: tag.range.lowerBound, expected: expected, found: tag.written)
  }

  func unclosed(_ opening: Tag) -> TemplateError {
    source.error(
      at: opening.range.lowerBound, expected: "{{/\(opening.name)}} to close \(opening.written)",
      found: "the end of the file")
  }
}
