internal import FoundationEssentials
internal import NightPublishing
internal import SnapshotArchive

/// Lays files of settings as folders of templates again, so that they are read as they were on the night.
///
/// - Parameters:
///   - files: the files.
///   - scratch: a folder that is the caller's, and removed by it.
/// - Returns: the folders, base first.
/// - Throws: `.inputOutput` where they cannot be written.
func templateFolders(of files: [KeptFile], in scratch: String) throws(NightError) -> [String] {
  let layers = (files.map(\.layer).max() ?? 0) + 1
  let folders = (0..<layers).map { "\(scratch)/templates-\($0)" }
  do {
    for folder in folders {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    for file in files {
      let path = "\(folders[file.layer])/\(file.path)"
      let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
        separator: "/")
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      try Data(file.content).write(to: URL(filePath: path))
    }
  } catch {
    throw .publishing(
      PublishingError(
        kind: .inputOutput, operation: "lay the templates of the night", path: scratch, reason: "\(error)"))
  }
  return folders
}

/// Takes the rules of one set of files and the templates of another.
func settings(playbookOf playbook: [KeptFile], templatesOf templates: [KeptFile]) -> [KeptFile] {
  playbook.filter { !isOfTemplates($0) } + templates.filter(isOfTemplates)
}

private func isOfTemplates(_ file: KeptFile) -> Bool {
  ["html/", "xml/", "texts/"].contains { file.path.hasPrefix($0) }
}
