extension Compiler {
  /// Compiles `{{x}}`, `{{{x}}}` or `{{&x}}`.
  mutating func compile(variable tag: Tag, _ context: Context) throws(TemplateError) {
    if let literal = try literal(tag, context) {
      return try compile(literal, tag, context)
    }
    try refuseInRawText(tag, context)
    guard let reference = try reference(tag, context),
      let code = try code(of: tag, reference.kind, context)
    else { return }
    emitter.variable(code, reference)
  }

  /// The literal a tag names; nil where its name is a key's.
  func literal(_ tag: Tag, _ context: Context) throws(TemplateError) -> Literal? {
    if let literal = literals[tag.name] { return literal }
    let parts = tag.parts
    guard parts.count > 1, literals.keys.contains(where: { $0.hasPrefix(parts[0] + ".") }) else { return nil }
    let names = literals.keys.sorted()
    let group = names.filter { $0.hasPrefix(parts[0] + ".") }
    throw error(
      tag, context, expected: Suggestion.text(for: tag.name, noun: "text", visible: group, near: group),
      found: "the unknown text \"\(tag.name)\"")
  }

  private mutating func compile(
    _ literal: Literal, _ tag: Tag, _ context: Context
  ) throws(TemplateError) {
    literalsUsed.insert(tag.name)
    switch (literal, tag.sigil == .verbatim) {
    case (.text(let text), false):
      try refuseInRawText(tag, context)
      emitter.literal(escaping.escaped(text))
    case (.markup(let markup), true):
      emitter.literal(markup.utf8)
    case (.text(let text), true) where medium == .text, (.markup(let text), false) where medium == .text:
      emitter.literal(text.utf8)
    case (.text, true):
      throw error(
        tag, context, expected: "{{\(tag.name)}}, since it is no markup", found: tag.written)
    case (.markup, false):
      throw error(
        tag, context, expected: "{{{\(tag.name)}}}, since it is markup", found: tag.written)
    }
  }

  /// How a value of that kind is written; nil where it writes nothing.
  private func code(
    of tag: Tag, _ kind: KeyKind, _ context: Context
  ) throws(TemplateError) -> Operation.Code? {
    let isVerbatim = tag.sigil == .verbatim
    switch (kind, isVerbatim) {
    case (.text, false), (.number, false): return .escaped
    case (.markup, true): return .verbatim
    case (.text, true) where medium == .text, (.markup, false) where medium == .text: return .verbatim
    case _ where missingKeys == .empty:
      guard kind.isScalar else { return nil }
      return isVerbatim ? .verbatim : .escaped
    case (.markup, false):
      throw error(tag, context, expected: "{{{\(tag.name)}}}, since it is markup", found: tag.written)
    case (.text, true), (.number, true):
      throw error(
        tag, context, expected: "{{\(tag.name)}}, since it is no markup", found: tag.written)
    case (.flag, _), (.record, _), (.list, _):
      throw error(
        tag, context, expected: "a text, number or markup", found: "the \(kind.noun) \"\(tag.name)\"")
    }
  }

  /// Refuses what would have to be escaped where nothing can be: in styles and scripts of HTML.
  private func refuseInRawText(_ tag: Tag, _ context: Context) throws(TemplateError) {
    guard medium == .html, let element = emitter.region.element else { return }
    let name = String(decoding: element, as: UTF8.self)
    throw error(tag, context, expected: "no variable inside <\(name)>", found: tag.written)
  }
}
