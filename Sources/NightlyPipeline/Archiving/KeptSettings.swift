internal import FoundationEssentials
internal import SnapshotArchive

/// Reads the files under folders of templates that say how a night is measured, judged and shown.
///
/// A folder that is not there is left out here: reading the settings says so, with its place.
/// - Parameter folders: the folders, base first.
/// - Returns: the files by layer and path; notes for people that lie beside them are left out.
/// - Throws: the error of the file that cannot be read.
func keptSettings(from folders: [String]) throws(NightError) -> [KeptFile] {
  var files: [KeptFile] = []
  for (layer, folder) in folders.enumerated() where FileManager.default.fileExists(atPath: folder) {
    do {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
      for path in paths.sorted() where isSetting(path) {
        let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))
        files.append(KeptFile(layer: layer, path: path, content: Array(bytes)))
      }
    } catch {
      throw .unreadableTemplates(folder: folder, reason: "\(error)")
    }
  }
  return files
}

/// Whether a file is of a kind that the program reads.
private func isSetting(_ path: String) -> Bool {
  guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return false }
  return [".yaml", ".mustache", ".css", ".xsd"].contains { path.hasSuffix($0) }
}
