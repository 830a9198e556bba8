/// Compiles one template and all it includes into one program.
struct Compiler {
  /// Where a node is compiled: what surrounds it, by which way it was reached.
  struct Context {
    /// The file the nodes stand in.
    var template: Template
    /// The records names are looked up in, outermost first; never empty.
    var scopes: [Scope]
    /// How many sections and inclusions lie around.
    var depth = 0
    /// The names of the templates whose inclusion lies around.
    var including: [String] = []
    /// What each line of the template is indented by.
    var indentation: [UInt8] = []
    /// What replaces the blocks of the template.
    var replacements: [String: Replacement] = [:]
  }

  /// A block's replacement, with the surroundings of the parent tag it was written in.
  struct Replacement {
    let block: Block
    let template: Template
    let replacements: [String: Replacement]
  }

  let library: TemplateLibrary
  let medium: Medium
  let literals: [String: Literal]
  let missingKeys: MissingKeys
  let escaping: Escaping
  var emitter = Emitter()
  var literalsUsed: Set<String> = []
  /// What was parsed so far, by name and layer.
  var templates: [String: [Int: Template]] = [:]
  /// The blocks met since the innermost parent tag, to find replacements for none of them.
  var blocksMet: Set<String> = []

  init(
    _ library: TemplateLibrary, medium: Medium, literals: [String: Literal], missingKeys: MissingKeys
  ) {
    self.library = library
    self.medium = medium
    self.literals = literals
    self.missingKeys = missingKeys
    escaping = Escaping(medium)
  }

  mutating func compile(_ name: String, _ shape: Shape) throws(TemplateError) -> Program {
    guard let template = try template(name, for: nil) else {
      throw TemplateError(
        path: name, line: 1, column: 1, expected: offer(templatesFor: name), found: "no template of that name"
      )
    }
    let root = Scope(shape: shape, frame: 0, slot: 0)
    try compile(template.nodes, Context(template: template, scopes: [root]))
    emitter.end()
    return Program(
      medium: medium, fingerprint: shape.fingerprint, operations: emitter.operations,
      literals: emitter.literals, frameCount: emitter.frameCount, literalsUsed: literalsUsed)
  }

  mutating func compile(_ nodes: some Collection<Node>, _ context: Context) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .lineStart: emitter.literal(context.indentation)
      case .text(let range): emitter.literal(context.template.source.bytes[range])
      case .variable(let tag): try compile(variable: tag, context)
      case .section(let tag, let body): try compile(section: tag, body, context)
      case .inclusion(let inclusion): try compile(inclusion, context)
      case .block(let block): try compile(block, context)
      }
    }
  }

  /// What a tag's name stands for; nil where it stands for nothing and nothing is missed.
  func reference(_ tag: Tag, _ context: Context) throws(TemplateError) -> Reference? {
    let resolution = context.scopes.resolve(tag.parts)
    if case .found(let reference) = resolution { return reference }
    if missingKeys == .empty { return nil }
    switch resolution {
    case .found(let reference): return reference
    case .noRecord(let name, let kind):
      throw error(tag, context, expected: "a record before the dot", found: "the \(kind.noun) \"\(name)\"")
    case .unknown(".", _, _):
      throw error(
        tag, context, expected: "{{.}} inside a text, a number or a list of them", found: "a record")
    case .unknown(let name, let visible, let near):
      let expected = Suggestion.text(for: name, noun: "key", visible: visible, near: near)
      throw error(tag, context, expected: expected, found: "the unknown key \"\(tag.name)\"")
    }
  }

  func error(_ tag: Tag, _ context: Context, expected: String, found: String) -> TemplateError {
    context.template.source.error(at: tag.range.lowerBound, expected: expected, found: found)
  }

  func offer(templatesFor name: String) -> String {
    Suggestion.text(for: name, noun: "template", visible: library.names, near: library.names)
  }
}
