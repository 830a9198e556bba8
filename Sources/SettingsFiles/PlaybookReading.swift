internal import Recommendations

/// Reads every rule and training action; the last layer that has one counts.
///
/// - Parameters:
///   - layers: the folders of templates.
///   - languages: the languages that every wording must have; `nil` leaves that unchecked.
/// - Returns: the playbook.
/// - Throws: the first error found, actions before rules, each by id.
func readPlaybook(from layers: TemplateLayers, languages: [String]?) throws(SettingsError) -> Playbook {
  var actions: [TrainingAction] = []
  for file in try layers.files(in: "playbook/actions", holding: "training actions") {
    actions.append(try readAction(file, languages: languages))
  }
  var rules: [Rule] = []
  let folder = "playbook/rules"
  for file in try layers.files(in: folder, holding: "rules") {
    if let rule = try readRule(file, actions: actions.map(\.id), languages: languages) {
      rules.append(rule)
    }
  }
  guard !rules.isEmpty else {
    throw Place.start(of: "\(layers.folders[0])/\(folder)").error(
      expected: "rules", found: "only rules that are not enabled")
  }
  return Playbook(rules: rules, actions: actions)
}

extension TemplateLayers.NamedFile {
  /// The path in the last layer that has the file.
  var newestPath: String { paths[paths.count - 1] }

  /// The id that the file gives; it must be the file's name.
  func id(in mapping: SettingsMapping) throws(SettingsError) -> String {
    let node = try mapping.required("id")
    let id = try node.slug()
    guard id == name else { throw node.error(expected: "the file's name, \(quoted(name))") }
    return id
  }
}

private func readAction(
  _ file: TemplateLayers.NamedFile, languages: [String]?
) throws(SettingsError) -> TrainingAction {
  let action = try readYAML(file.newestPath).mapping(of: PlaybookKeys.action)
  let id = try file.id(in: action)
  var wording: [String: TrainingWording] = [:]
  for (language, words) in try readWording(of: action, keys: PlaybookKeys.actionWording, languages) {
    wording[language] = TrainingWording(title: words[0], description: words[1])
  }
  return TrainingAction(id: id, wording: wording)
}

/// Reads a wording: for each language the words of the keys, in the order of the keys.
///
/// - Parameters:
///   - owner: the rule or action that has the key `wording`.
///   - keys: the keys that every language has.
///   - languages: the languages that there must be; `nil` leaves that unchecked.
/// - Returns: the words by language, in the order of the file.
/// - Throws: an error where a language or a key is missing or too much, or a text holds another placeholder.
func readWording(
  of owner: SettingsMapping, keys: [String], _ languages: [String]?
) throws(SettingsError) -> [(language: String, words: [String])] {
  let wording = try owner.required("wording").openMapping(expected: "a mapping of languages")
  var found: [(language: String, words: [String])] = []
  for entry in wording.entries {
    if let languages, !languages.contains(entry.key) {
      throw entry.keyPlace.error(
        expected: "a language that texts/ has: \(languages.joined(separator: ", "))",
        found: quoted(entry.key))
    }
    let texts = try entry.value.mapping(of: keys)
    var words: [String] = []
    for key in keys {
      let node = try texts.required(key)
      let text = try node.words()
      try checkPlaceholders(in: text, at: node.place, allowed: PlaybookKeys.placeholders)
      words.append(text)
    }
    found.append((entry.key, words))
  }
  let place = owner.place(of: "wording")
  guard !found.isEmpty else {
    throw place.error(expected: "wording in every language that texts/ has", found: "none")
  }
  for language in languages ?? [] where !found.contains(where: { $0.language == language }) {
    throw place.error(
      expected: "wording in \(quoted(language)), which texts/ has",
      found: "only \(found.map(\.language).joined(separator: ", "))")
  }
  return found
}
