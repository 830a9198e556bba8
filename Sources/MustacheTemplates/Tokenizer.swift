/// Cuts a file into texts and tags, and follows its changes of delimiters.
struct Tokenizer {
  private let source: SourceText
  /// Where the next token begins; the parser moves it over the line breaks of tags that stand alone.
  var offset = 0
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)

  init(_ source: SourceText) {
    self.source = source
  }

  /// The next text or tag; nil at the end.
  mutating func next() throws(TemplateError) -> Token? {
    guard offset < source.bytes.count else { return nil }
    let start = source.firstIndex(of: open, from: offset) ?? source.bytes.count
    guard start == offset else {
      defer { offset = start }
      return .text(offset..<start)
    }
    let tag = try tag()
    offset = tag.range.upperBound
    if tag.sigil == .delimiters { try setDelimiters(tag) }
    return .tag(tag)
  }

  private func tag() throws(TemplateError) -> Tag {
    let content = source.blanks(from: offset + open.count).upperBound
    let sigil = try sigil(at: content)
    let start = sigil == .variable ? content : content + 1
    let ending = ending(of: sigil, at: content)
    guard let end = source.firstIndex(of: ending, from: start) else { throw unclosed(sigil, ending, start) }
    let name = source.text(source.trimmed(start..<end))
    let tag = Tag(sigil: sigil, name: name, range: offset..<(end + ending.count))
    try check(tag)
    return tag
  }

  private func sigil(at index: Int) throws(TemplateError) -> Tag.Sigil {
    guard index < source.bytes.count else { return .variable }
    switch source.bytes[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): return .verbatim
    case UInt8(ascii: "#"): return .section
    case UInt8(ascii: "^"): return .inverted
    case UInt8(ascii: "/"): return .close
    case UInt8(ascii: ">"): return .partial
    case UInt8(ascii: "<"): return .parent
    case UInt8(ascii: "$"): return .block
    case UInt8(ascii: "!"): return .comment
    case UInt8(ascii: "="): return .delimiters
    case UInt8(ascii: "*"):
      throw source.error(
        at: offset, expected: "a tag of core Mustache or inheritance", found: "a dynamic name")
    default: return .variable
    }
  }

  /// What ends a tag: `}}`, `}}}` or `=}}`.
  private func ending(of sigil: Tag.Sigil, at content: Int) -> [UInt8] {
    switch sigil {
    case .verbatim where source.bytes[content] == UInt8(ascii: "{"): [UInt8(ascii: "}")] + close
    case .delimiters: [UInt8(ascii: "=")] + close
    default: close
    }
  }

  private func unclosed(_ sigil: Tag.Sigil, _ ending: [UInt8], _ start: Int) -> TemplateError {
    if sigil == .delimiters, let end = source.firstIndex(of: close, from: start) {
      return badDelimiters(source.text(start..<end))
    }
    let expected = "\"\(String(decoding: ending, as: UTF8.self))\" to close the tag"
    return source.error(at: offset, expected: expected, found: "the end of the file")
  }

  private func check(_ tag: Tag) throws(TemplateError) {
    switch tag.sigil {
    case .comment, .delimiters: return
    case .partial where tag.name.hasPrefix("*"), .parent where tag.name.hasPrefix("*"):
      throw source.error(at: offset, expected: "the name of a template", found: "a dynamic name")
    case .variable, .verbatim, .section, .inverted:
      try checkSpelling(tag)
      if tag.parts.contains("") {
        throw source.error(
          at: offset, expected: "a name on either side of each dot", found: "\"\(tag.name)\"")
      }
    case .close, .partial, .parent, .block: try checkSpelling(tag)
    }
  }

  private func checkSpelling(_ tag: Tag) throws(TemplateError) {
    guard !tag.name.isEmpty else {
      throw source.error(at: offset, expected: "a name", found: "an empty tag")
    }
    let bytes = Array(tag.name.utf8)
    let hasDelimiter = bytes.indices.contains { bytes[$0...].starts(with: open) }
    guard bytes.contains(where: \.isSpace) || hasDelimiter else { return }
    let ending = String(decoding: close, as: UTF8.self)
    throw source.error(
      at: offset, expected: "one name and \"\(ending)\"", found: "\"\(tag.name.prefix(40))\"")
  }

  private mutating func setDelimiters(_ tag: Tag) throws(TemplateError) {
    let parts = tag.name.utf8.split(whereSeparator: \.isSpace).map(Array.init)
    guard parts.count == 2, !parts[0].contains(UInt8(ascii: "=")), !parts[1].contains(UInt8(ascii: "="))
    else {
      offset = tag.range.lowerBound
      throw badDelimiters(tag.name)
    }
    open = parts[0]
    close = parts[1]
  }

  private func badDelimiters(_ content: String) -> TemplateError {
    source.error(
      at: offset, expected: "two delimiters without \"=\", as in {{=<% %>=}}",
      found: "\"\(content.prefix(40))\"")
  }
}
