/// The folders of templates, base first.
struct TemplateLayers: Sendable {
  /// A file's name without `.yaml`, and its paths in the layers that have it, base first; at least one.
  struct NamedFile {
    let name: String
    var paths: [String]
  }

  /// The folders, without a slash at their end.
  let folders: [String]

  /// Checks that every layer is a folder.
  init(_ layers: [String]) throws(SettingsError) {
    folders = layers.map { layer in
      layer.count > 1 && layer.hasSuffix("/") ? String(layer.dropLast()) : layer
    }
    guard !folders.isEmpty else {
      throw Place.start(of: ".").error(expected: "a folder of templates", found: "none")
    }
    for folder in folders where try !isFolder(folder) {
      throw noTemplateFolder(folder)
    }
  }

  /// The paths of a file in the layers that have it, base first; at least one.
  ///
  /// - Parameters:
  ///   - relative: the file's path below a layer.
  ///   - what: what the file holds, for the error.
  /// - Returns: the paths.
  /// - Throws: an error where no layer has the file.
  func files(_ relative: String, holding what: String) throws(SettingsError) -> [String] {
    var paths: [String] = []
    for folder in folders {
      let path = "\(folder)/\(relative)"
      if try exists(path) { paths.append(path) }
    }
    guard !paths.isEmpty else {
      throw Place.start(of: "\(folders[0])/\(relative)").error(expected: what, found: "no such file")
    }
    return paths
  }

  /// The YAML files of a folder over all layers, by name; at least one.
  ///
  /// - Parameters:
  ///   - relative: the folder's path below a layer.
  ///   - what: what one file holds, for the error.
  /// - Returns: the files.
  /// - Throws: an error where no layer has such a file, or a name ends in another way of writing `.yaml`.
  func files(in relative: String, holding what: String) throws(SettingsError) -> [NamedFile] {
    var files: [String: NamedFile] = [:]
    for folder in folders.map({ "\($0)/\(relative)" }) {
      for entry in try listFiles(in: folder) {
        guard let name = try yamlName(entry, in: folder) else { continue }
        files[name, default: NamedFile(name: name, paths: [])].paths.append("\(folder)/\(entry)")
      }
    }
    guard !files.isEmpty else {
      throw Place.start(of: "\(folders[0])/\(relative)").error(expected: what, found: "none")
    }
    return files.values.sorted { $0.name < $1.name }
  }

  private func yamlName(_ entry: String, in folder: String) throws(SettingsError) -> String? {
    if entry.hasSuffix(".yaml") { return String(entry.dropLast(".yaml".count)) }
    let lowercased = entry.lowercased()
    guard lowercased.hasSuffix(".yaml") || lowercased.hasSuffix(".yml") else { return nil }
    throw Place.start(of: "\(folder)/\(entry)").error(
      expected: "a name that ends in .yaml", found: quoted(entry))
  }
}
