/// The modules that Swift code imports, with their 1-based lines; of `import func X.y` the function `X.y`.
///
/// Attributes, access levels, single declarations (`import struct X.Y`), submodules and several statements on a
/// line are understood. The code holds no comments and no contents of literals (see `code(of:)`).
func importedModules(of code: String) -> [(line: Int, module: String)] {
  var found: [(line: Int, module: String)] = []
  for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    for statement in line.split(separator: ";") {
      guard let module = importedModule(of: statement) else { continue }
      found.append((index + 1, module))
    }
  }
  return found
}

private let kinds: Set<String> = [
  "typealias", "struct", "class", "enum", "protocol", "let", "var", "func", "actor",
]
private let levels: Set<String> = ["open", "public", "package", "internal", "fileprivate", "private"]

private func importedModule(of statement: Substring) -> String? {
  // `@_spi(Name) import` may be written with or without a blank.
  var words = statement.replacing(")", with: ") ").split { " \t".contains($0) }[...]
  while let word = words.first, word.hasPrefix("@") || levels.contains(String(word)) { words.removeFirst() }
  guard words.popFirst() == "import", var name = words.popFirst() else { return nil }
  if kinds.contains(String(name)), let next = words.popFirst() {
    // A function of the system is named as such, so that a module may be granted it and nothing else.
    if name == "func" { return String(next.replacing("`", with: "")) }
    name = next
  }
  let module = name.split(separator: ".").first ?? name
  return String(module.replacing("`", with: ""))
}
