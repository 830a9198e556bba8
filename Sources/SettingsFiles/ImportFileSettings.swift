package import AdoptionDomain

/// What `import.yaml` sets, merged over all layers.
package struct ImportFileSettings: Equatable, Sendable {
  /// Other names of export columns.
  package let aliases: ColumnAliases
  /// How many records of a thousand may be set aside before their file is refused.
  package let maxRejectedPermille: Int
  /// Data that are more days older than the night are stale.
  package let staleAfter: Int
  /// The language of customers for whom none is known.
  package let defaultLanguage: String
  /// Where the default language stands.
  let defaultLanguagePlace: Place
}

/// The keys of `import.yaml`.
package enum ImportKeys {
  /// The keys of the file.
  package static let file = ["columns", "maxRejected", "staleAfter", "defaultLanguage"]
}

/// Reads `import.yaml` of every layer that has it; of each key and of each column the last one counts.
func readImportSettings(from layers: TemplateLayers) throws(SettingsError) -> ImportFileSettings {
  let paths = try layers.files("import.yaml", holding: "the settings of the import")
  var merged: [String: SettingsNode] = [:]
  var columns = ColumnTable()
  for path in paths {
    let file = try readYAML(path).mapping(of: ImportKeys.file)
    if let node = file["columns"] { try columns.merge(node) }
    for entry in file.entries { merged[entry.key] = entry.value }
  }
  func required(_ key: String) throws(SettingsError) -> SettingsNode {
    guard let node = merged[key] else {
      throw Place.start(of: paths[0]).error(expected: "the key \"\(key)\"", found: "no such key")
    }
    return node
  }
  let language = try required("defaultLanguage")
  return ImportFileSettings(
    aliases: try columns.aliases(), maxRejectedPermille: try required("maxRejected").tenths(in: 0...1000),
    staleAfter: try required("staleAfter").integer(in: 1...3650),
    defaultLanguage: try language.words("a language"), defaultLanguagePlace: language.place)
}

/// The columns and their aliases while layers are merged.
private struct ColumnTable {
  private struct Column {
    let name: String
    let place: Place
    var layer: Int
    var aliases: [SettingsNode]
  }

  private var columns: [Column] = []
  private var layers = 0

  init() {}

  /// Takes over the columns of the next layer.
  ///
  /// The first table names every column that exports are asked for; a name that only a later one has is a
  /// slip, which would otherwise never bind anything.
  mutating func merge(_ node: SettingsNode) throws(SettingsError) {
    for entry in try node.openMapping(expected: "a mapping of columns").entries {
      let aliases = try entry.value.list(of: "column names")
      if let known = columns.firstIndex(where: { $0.name == entry.key }) {
        columns[known].aliases = aliases
        columns[known].layer = layers
      } else if layers == 0 {
        columns.append(Column(name: entry.key, place: entry.keyPlace, layer: 0, aliases: aliases))
      } else {
        throw entry.keyPlace.error(
          expected: "a column that the base layer lists", found: quoted(entry.key))
      }
    }
    layers += 1
  }

  /// The table; no name may stand for two columns.
  func aliases() throws(SettingsError) -> ColumnAliases {
    var distinct = DistinctNames("each column name")
    for column in columns { try distinct.insert(column.name, at: column.place) }
    var names: [String: [String]] = [:]
    // The newest layer comes last, so that a name that it repeats is its error.
    for layer in 0..<max(layers, 1) {
      for column in columns where column.layer == layer {
        var aliases: [String] = []
        for node in column.aliases { aliases.append(try distinct.insert(node, "a column name")) }
        names[column.name] = aliases
      }
    }
    return ColumnAliases(names)
  }
}
