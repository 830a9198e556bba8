extension Compiler {
  /// Larger programs come of templates that multiply themselves; pages of ours have some thousand operations.
  private static let mostOperations = 1 << 18
  private static let mostLiteralBytes = 1 << 26

  /// Compiles a partial or parent in the place of its tag.
  mutating func compile(_ inclusion: Inclusion, _ context: Context) throws(TemplateError) {
    let tag = inclusion.tag
    guard let template = try template(tag.name, for: context.template) else {
      if missingKeys == .empty { return }
      throw error(
        tag, context, expected: offer(templatesFor: tag.name), found: "the unknown template \"\(tag.name)\"")
    }
    try refuseHuge(tag, context)
    var inner = try inside(tag, context)
    inner.template = template
    inner.including.append(tag.name)
    inner.indentation =
      inclusion.indentation.map { context.indentation + context.template.source.bytes[$0] } ?? []
    for block in inclusion.arguments where inner.replacements[block.tag.name] == nil {
      inner.replacements[block.tag.name] = Replacement(
        block: block, template: context.template, replacements: context.replacements)
    }
    let blocksOutside = blocksMet
    blocksMet = []
    try compile(template.nodes, inner)
    if missingKeys == .refused { try refuseUnmet(inclusion, context) }
    blocksMet.formUnion(blocksOutside)
  }

  /// Compiles a block's default content, or what replaces it.
  mutating func compile(_ block: Block, _ context: Context) throws(TemplateError) {
    blocksMet.insert(block.tag.name)
    var inner = try inside(block.tag, context)
    guard let replacement = context.replacements[block.tag.name] else {
      return try compile(block.nodes, inner)
    }
    inner.template = replacement.template
    inner.replacements = replacement.replacements
    inner.indentation += context.template.source.bytes[block.indentation]
    var nodes = replacement.block.nodes[...]
    if !block.startsLine {
      // The line has begun, so its indentation is written already.
      if case .lineStart? = nodes.first { nodes.removeFirst() }
    } else if !replacement.block.startsLine, !nodes.isEmpty {
      emitter.literal(inner.indentation)
    }
    try compile(nodes, inner)
  }

  /// The template of a name that another one includes, parsed once; nil for none.
  mutating func template(_ name: String, for including: Template?) throws(TemplateError) -> Template? {
    guard let layer = library.layer(of: name, for: including), let file = library.source(name, in: layer)
    else {
      return nil
    }
    if let template = templates[name]?[layer] { return template }
    let source = SourceText(file)
    let template = Template(name: name, layer: layer, source: source, nodes: try Parser.parse(source))
    templates[name, default: [:]][layer] = template
    return template
  }

  /// The surroundings of what a tag encloses or includes, one level deeper.
  func inside(_ tag: Tag, _ context: Context) throws(TemplateError) -> Context {
    guard context.depth < Parser.deepest else {
      let isEndless = context.including.contains(tag.name) && [.partial, .parent].contains(tag.sigil)
      throw error(
        tag, context, expected: "at most \(Parser.deepest) levels of sections and templates",
        found: isEndless ? "\(tag.written) including itself without end" : tag.written)
    }
    var inner = context
    inner.depth += 1
    return inner
  }

  private func refuseHuge(_ tag: Tag, _ context: Context) throws(TemplateError) {
    if emitter.operations.count > Self.mostOperations || emitter.literals.count > Self.mostLiteralBytes {
      throw error(
        tag, context,
        expected: "at most \(Self.mostOperations) operations and \(Self.mostLiteralBytes) bytes",
        found: "\(tag.written) beyond them")
    }
  }

  private func refuseUnmet(_ inclusion: Inclusion, _ context: Context) throws(TemplateError) {
    for block in inclusion.arguments where !blocksMet.contains(block.tag.name) {
      let names = blocksMet.sorted()
      let expected = Suggestion.text(for: block.tag.name, noun: "block", visible: names, near: names)
      throw error(block.tag, context, expected: expected, found: "the unknown block \"\(block.tag.name)\"")
    }
  }
}
