internal import ReportContent

/// The texts of one language while they are checked.
private struct LocatedTexts {
  let language: String
  /// The file of the first layer that has the language.
  let path: String
  var texts: [String: (text: String, place: Place)] = [:]
}

/// Reads the texts of every language; of each text the last layer that has it counts.
///
/// - Parameter layers: the folders of templates.
/// - Returns: the texts, by language.
/// - Throws: an error where a file cannot be read, a text that content needs is missing, a text holds a
///   placeholder that it may not hold, or a language lacks a text that another one has.
func readTexts(from layers: TemplateLayers) throws(SettingsError) -> [LanguageTexts] {
  var languages: [LocatedTexts] = []
  for file in try layers.files(in: "texts", holding: "texts of a language") {
    guard isLanguage(file.name) else {
      throw Place.start(of: file.newestPath).error(
        expected: "a file named by a language, such as ko.yaml", found: quoted(file.name))
    }
    var located = LocatedTexts(language: file.name, path: file.paths[0])
    for path in file.paths { located.texts.merge(try flatten(path)) { $1 } }
    languages.append(located)
  }
  for language in languages { try checkTextKeys(of: language) }
  try checkSameKeys(in: languages)
  return languages.map { located in
    LanguageTexts(language: located.language, texts: located.texts.mapValues(\.text))
  }
}

/// Whether a file's name is that of a language, such as `ko` or `pt-BR`.
private func isLanguage(_ name: String) -> Bool {
  let parts = name.split(separator: "-", omittingEmptySubsequences: false)
  return (2...3).contains(parts[0].count) && isSlug(String(parts[0]))
    && parts.allSatisfy { isSlug($0.lowercased()) && $0.count <= 8 }
}

/// The texts of a file by key; the keys of nested mappings are joined by dots.
private func flatten(_ path: String) throws(SettingsError) -> [String: (text: String, place: Place)] {
  var texts: [String: (text: String, place: Place)] = [:]
  try flatten(readYAML(path), prefix: "", into: &texts)
  return texts
}

private func flatten(
  _ node: SettingsNode, prefix: String, into texts: inout [String: (text: String, place: Place)]
) throws(SettingsError) {
  for entry in try node.openMapping(expected: "a mapping of texts").entries {
    let key = prefix + entry.key
    if case .mapping = entry.value.content {
      try flatten(entry.value, prefix: key + ".", into: &texts)
      continue
    }
    let text = try entry.value.text("a text or a mapping of texts")
    guard texts.updateValue((text, entry.value.place), forKey: key) == nil else {
      throw entry.keyPlace.error(expected: "each text once", found: "\(quoted(key)) a second time")
    }
  }
}

private func checkTextKeys(of language: LocatedTexts) throws(SettingsError) {
  for key in TextKey.allCases {
    guard let (text, place) = language.texts[key.rawValue] else {
      throw Place.start(of: language.path).error(
        expected: "the text \(quoted(key.rawValue))", found: "no such text")
    }
    try checkPlaceholders(in: text, at: place, allowed: Set(key.placeholders))
  }
}

private func checkSameKeys(in languages: [LocatedTexts]) throws(SettingsError) {
  let keys = languages.reduce(into: Set<String>()) { $0.formUnion($1.texts.keys) }
  for key in keys.sorted() {
    guard let owner = languages.first(where: { $0.texts[key] != nil }),
      let other = languages.first(where: { $0.texts[key] == nil })
    else { continue }
    throw Place.start(of: other.path).error(
      expected: "the text \(quoted(key)), which \(quoted(owner.language)) has", found: "no such text")
  }
}
