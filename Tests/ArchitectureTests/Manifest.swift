import FoundationEssentials
import TestSupport

/// The text of `Package.swift`.
func manifestText() throws -> String {
  try String(decoding: Data(contentsOf: Repository.root.appending(path: "Package.swift")), as: UTF8.self)
}

/// What `Package.swift` declares that each module depends on; a product of a package as `product <name>`.
///
/// It reads the few shapes in which our manifest is written (`module(...)`, `.executableTarget(name:dependencies:)`)
/// and nothing else: `swift package describe` would need the packages and most of a second.
func declaredDependencies() throws -> [String: Set<String>] {
  let text = try manifestText().replacing("\n", with: " ")
  let core = names(in: text.firstMatch(of: /let core: \[Target\.Dependency\] = (\[[^\]]*\])/)?.1 ?? "")
  var declared: [String: Set<String>] = [:]
  for match in text.matches(of: /module\(\s*"(?<name>[A-Za-z]+)"(?<rest>,(?:[^()]|\([^()]*\))*)?\)/) {
    let rest = match.rest ?? ""
    declared[String(match.name)] = names(in: rest).union(rest.contains("core +") ? core : [])
  }
  if let match = text.firstMatch(
    of: /\.executableTarget\(\s*name: "(?<name>[^"]+)", dependencies: (?<list>\[[^\]]*\])/)
  {
    let products = match.list.contains("argumentParser") ? ["product ArgumentParser"] : []
    declared[String(match.name)] = names(in: match.list).union(products)
  }
  return declared
}

/// The names in a list of dependencies.
private func names(in list: Substring) -> Set<String> {
  var names: Set<String> = []
  var rest = list
  for match in list.matches(of: /\.product\(name: "([A-Za-z]+)", package: "[^"]+"\)/) {
    names.insert("product " + match.1)
    rest = Substring(rest.replacing(match.0, with: ""))
  }
  for match in rest.matches(of: /"([A-Za-z0-9]+)"/) { names.insert(String(match.1)) }
  return names
}
