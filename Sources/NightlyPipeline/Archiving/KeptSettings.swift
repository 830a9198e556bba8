internal import SettingsFiles
internal import SnapshotArchive

/// Reads the files under folders of templates that say how a night is measured, judged and shown.
///
/// A folder that is not there is left out here: reading the settings says so, with its place.
/// - Parameter folders: the folders, base first.
/// - Returns: the files by layer and path; notes for people that lie beside them are left out.
/// - Throws: the error of the file that cannot be read.
func keptSettings(from folders: [String]) throws(NightError) -> [KeptFile] {
  do throws(SettingsError) {
    var files: [KeptFile] = []
    for (layer, folder) in folders.enumerated() {
      for path in try settingsFiles(below: folder).sorted() where isSetting(path) {
        files.append(KeptFile(layer: layer, path: path, content: try readFile("\(folder)/\(path)")))
      }
    }
    return files
  } catch {
    throw .settings(error)
  }
}

/// Whether a file is of a kind that the program reads.
private func isSetting(_ path: String) -> Bool {
  [".yaml", ".mustache", ".css", ".xsd"].contains { path.hasSuffix($0) }
}
