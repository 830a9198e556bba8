import Yams

/// Reads one YAML document from a file.
///
/// This is the only file that knows the YAML library.
///
/// - Parameter path: the path of the file.
/// - Returns: the document's root; nothing, as a scalar, where the file holds no document.
/// - Throws: an error where the file cannot be read or is not valid YAML.
func readYAML(_ path: String) throws(SettingsError) -> SettingsNode {
  let text = try decodeText(readFile(path), path: path)
  let root: Node?
  do {
    // Whether a word is a number or a date is decided here, not by the library. The encoding is named because it would ask the
    // environment for its default.
    root = try compose(yaml: text, .basic, .default, .utf8)
  } catch let error as YamlError {
    throw settingsError(error, text: text, path: path)
  } catch {
    throw Place.start(of: path).error(expected: "valid YAML", found: "something that cannot be read")
  }
  guard let root else {
    return SettingsNode(place: .start(of: path), content: .scalar("", isPlain: true))
  }
  var converter = NodeConverter(path: path)
  return try converter.convert(root)
}

/// Turns the library's nodes into ours.
private struct NodeConverter {
  let path: String
  /// Aliases let a short file stand for an enormous one, so the values are counted.
  var valuesLeft = 100_000

  init(path: String) { self.path = path }

  mutating func convert(_ node: Node) throws(SettingsError) -> SettingsNode {
    let place = place(of: node)
    valuesLeft -= 1
    guard valuesLeft >= 0 else {
      throw place.error(expected: "at most 100000 values", found: "more, by repeated aliases")
    }
    switch node {
    case .scalar(let scalar):
      guard scalar.string.unicodeScalars.allSatisfy(\.isText) else {
        throw place.error(expected: "text", found: "a control character")
      }
      return SettingsNode(place: place, content: .scalar(scalar.string, isPlain: scalar.style == .plain))
    case .sequence(let sequence):
      var nodes: [SettingsNode] = []
      for element in sequence { nodes.append(try convert(element)) }
      return SettingsNode(place: place, content: .list(nodes))
    case .mapping(let mapping):
      return SettingsNode(place: place, content: .mapping(try entries(of: mapping)))
    case .alias:
      throw place.error(expected: "a value", found: "an alias")
    }
  }

  private mutating func entries(of mapping: Node.Mapping) throws(SettingsError) -> [SettingsNode.Entry] {
    var entries: [SettingsNode.Entry] = []
    var keys: Set<String> = []
    for (key, value) in mapping {
      let node = try convert(key)
      guard case .scalar(let name, _) = node.content, !node.isNothing, name != "<<" else {
        throw node.error(expected: "a key")
      }
      guard keys.insert(name).inserted else { throw repeated(name, at: node.place) }
      entries.append(SettingsNode.Entry(key: name, keyPlace: node.place, value: try convert(value)))
    }
    return entries
  }

  private func place(of node: Node) -> Place {
    node.mark.map { Place(path: path, line: $0.line, column: $0.column) } ?? .start(of: path)
  }
}

private func repeated(_ key: String, at place: Place) -> SettingsError {
  place.error(expected: "each key once", found: "\(quoted(key)) a second time")
}

private func settingsError(_ error: YamlError, text: String, path: String) -> SettingsError {
  switch error {
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
    .composer(_, let problem, let mark, _):
    let place = Place(path: path, line: mark.line, column: mark.column)
    return isTab(at: place, in: text)
      ? place.error(expected: "spaces", found: "a tab") : syntaxError(problem, at: place)
  case .duplicatedKeysInMapping(let keys, let context):
    let first = Place(path: path, line: context.mark.line, column: context.mark.column)
    let key = keys.first ?? ""
    return repeated(key, at: repetition(of: key, first: first, in: text) ?? first)
  default:
    return Place.start(of: path).error(expected: "valid YAML", found: "something that cannot be read")
  }
}

/// The library's words for a problem, as what was expected and what was found.
private func syntaxError(_ problem: String, at place: Place) -> SettingsError {
  let expected = "did not find expected "
  if problem.hasPrefix(expected) {
    return place.error(expected: String(problem.dropFirst(expected.count)), found: "something else")
  }
  let words = ["but found ", "found "].first { problem.hasPrefix($0) }
  let notAllowed = "mapping values are not allowed in this context"
  return place.error(
    expected: "valid YAML",
    found: problem == notAllowed
      ? "a colon where no key may stand" : String(problem.dropFirst(words?.count ?? 0)))
}
