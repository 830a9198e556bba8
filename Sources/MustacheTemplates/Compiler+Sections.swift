extension Compiler {
  /// Compiles `{{#x}}` or `{{^x}}` and what it encloses.
  mutating func compile(
    section tag: Tag, _ body: [Node], _ context: Context
  ) throws(TemplateError) {
    if try literal(tag, context) != nil {
      throw error(tag, context, expected: "a key", found: "the text \"\(tag.name)\"")
    }
    var inner = try inside(tag, context)
    guard let reference = try reference(tag, context) else {
      if tag.sigil == .inverted { try compile(body, inner) }
      return
    }
    if case .markup = reference.kind, medium != .text, missingKeys == .refused {
      throw error(
        tag, context, expected: "a text, number, flag, record or list", found: "the markup \"\(tag.name)\"")
    }
    let region = emitter.region.element
    if tag.sigil == .inverted {
      let start = emitter.open(.skipPresent, reference)
      try compile(body, inner)
      emitter.close(start)
    } else if case .list(let shape) = reference.kind {
      try compile(list: shape, reference, body, inner)
    } else {
      inner.scopes += scopes(inside: reference)
      let start = emitter.open(.skipAbsent, reference)
      try compile(body, inner)
      emitter.close(start)
    }
    if medium == .html, emitter.region.element != region {
      throw error(
        tag, context, expected: "a section that closes the <style> or <script> it opens, and no other",
        found: tag.written)
    }
  }

  private mutating func compile(
    list shape: Shape, _ reference: Reference, _ body: [Node], _ context: Context
  ) throws(TemplateError) {
    // A shape that was inferred from an empty list: there is nothing to look names up in.
    if shape.keys.isEmpty, missingKeys == .empty { return }
    let frame = (context.scopes.map(\.frame).max() ?? 0) + 1
    var inner = context
    inner.scopes.append(Scope(shape: shape, frame: frame, slot: 0))
    let start = emitter.openList(reference, items: frame)
    try compile(body, inner)
    emitter.closeList(start, width: shape.width)
  }

  /// What a section of that kind adds to the records names are looked up in.
  private func scopes(inside reference: Reference) -> [Scope] {
    switch reference.kind {
    case .text, .number, .markup:
      [
        Scope(
          shape: .value(reference.kind, isMarked: reference.isMarked), frame: reference.frame,
          slot: reference.slot)
      ]
    case .record(let shape):
      [Scope(shape: shape, frame: reference.frame, slot: reference.slot + 1)]
    case .flag, .list:
      []
    }
  }
}
