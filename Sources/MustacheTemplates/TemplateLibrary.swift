/// Templates by name, in layers of which the last wins.
///
/// Inside a template that replaces another of the same name, a partial or parent of its own name is the one it
/// replaces.
public struct TemplateLibrary: Sendable {
  private let layers: [[String: TemplateSource]]

  /// A library of layers, each from a template's name (`html/customer`) to its source; the last layer wins.
  public init(layers: [[String: TemplateSource]]) {
    self.layers = layers
  }

  /// Compiles a template with all it includes.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - shape: The keys of the values it will render.
  ///   - medium: What it writes.
  ///   - literals: Texts by the dotted names that templates call them by; they become part of the program.
  ///   - missingKeys: What a name means that is not declared.
  /// - Returns: The program.
  /// - Throws: The first error, at the tag it is about.
  public func compile(
    _ name: String, shape: Shape, medium: Medium, literals: [String: Literal] = [:],
    missingKeys: MissingKeys = .refused
  ) throws(TemplateError) -> Program {
    var compiler = Compiler(self, medium: medium, literals: literals, missingKeys: missingKeys)
    return try compiler.compile(name, shape)
  }

  /// The layer that a name means inside a template, or at first for nil; nil where no layer has it.
  func layer(of name: String, for including: Template?) -> Int? {
    if let including, including.name == name,
      let replaced = layers[..<including.layer].lastIndex(where: { $0[name] != nil })
    {
      return replaced
    }
    return layers.lastIndex { $0[name] != nil }
  }

  /// The source of a name in a layer.
  func source(_ name: String, in layer: Int) -> TemplateSource? {
    layers[layer][name]
  }

  /// All names, sorted.
  var names: [String] {
    Set(layers.flatMap(\.keys)).sorted()
  }
}
