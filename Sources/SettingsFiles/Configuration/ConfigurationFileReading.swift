/// Reads what a configuration file says of each setting.
///
/// Paths that do not begin with `/` are taken as seen from the file's folder, so that a job finds them from anywhere.
/// - Parameter path: the path of the file.
/// - Returns: the values with their places.
/// - Throws: the first mistake: a file that cannot be read, a key that names no setting, a list where a text belongs.
func readConfiguration(_ path: String) throws(SettingsError) -> [ConfigurationKey: ConfiguredValue] {
  let root = try readYAML(path)
  guard !root.isNothing else { return [:] }
  var reading = ConfigurationFileReading(folder: folder(of: path))
  try reading.read(root, below: "")
  return reading.values
}

private struct ConfigurationFileReading {
  let folder: String
  var values: [ConfigurationKey: ConfiguredValue] = [:]

  init(folder: String) { self.folder = folder }

  /// Reads a mapping whose keys continue a dotted path.
  mutating func read(_ node: SettingsNode, below prefix: String) throws(SettingsError) {
    for entry in try node.mapping(of: keys(below: prefix)).entries {
      let path = prefix + entry.key
      guard let key = ConfigurationKey(rawValue: path) else {
        try read(entry.value, below: path + ".")
        continue
      }
      let texts = try texts(of: key, entry.value).map { resolved($0, of: key) }
      values[key] = ConfiguredValue(
        texts,
        from: .file(
          path: entry.value.place.path, line: entry.value.place.line, column: entry.value.place.column))
    }
  }

  private func texts(of key: ConfigurationKey, _ node: SettingsNode) throws(SettingsError) -> [String] {
    guard key.isList else { return [try node.words()] }
    let what = key.isPath ? "folders" : "texts"
    return try node.list(of: what).map { (node) throws(SettingsError) in try node.words() }
  }

  /// The key names that may follow a dotted path, in the order of the settings.
  private func keys(below prefix: String) -> [String] {
    var keys: [String] = []
    for key in ConfigurationKey.allCases where key.rawValue.hasPrefix(prefix) {
      let next = String(key.rawValue.dropFirst(prefix.count).prefix { $0 != "." })
      if keys.last != next { keys.append(next) }
    }
    return keys
  }

  private func resolved(_ text: String, of key: ConfigurationKey) -> String {
    if key.isPath { return text.hasPrefix("/") ? text : folder + text }
    guard key.isSecret, text.hasPrefix(SecretReference.filePrefix) else { return text }
    let path = text.dropFirst(SecretReference.filePrefix.count)
    return path.hasPrefix("/") ? text : SecretReference.filePrefix + folder + path
  }
}

/// The folder of a path, with the `/` at its end; empty where there is none.
private func folder(of path: String) -> String {
  String(path[..<(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)])
}
