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
  ["html/", "xml/", "mail/", "texts/"].contains { file.path.hasPrefix($0) }
}

extension [KeptFile] {
  /// Whether they are of a version that sent no mails.
  var isWithoutMails: Bool { !contains { $0.path.hasPrefix("mail/") } }

  /// The files with the mails' templates and texts of today beneath them, where they have none; nothing else changes.
  func withMails(of today: [KeptFile]) -> [KeptFile] {
    guard isWithoutMails else { return self }
    var base = today.filter { $0.layer == 0 && ($0.path.hasPrefix("mail/") || $0.path.hasPrefix("texts/")) }
    // A language that only the night had is told in the words of another one where it has none.
    let spare = base.first { $0.path.hasPrefix("texts/en.") } ?? base.first { $0.path.hasPrefix("texts/") }
    let languages = Set(filter { $0.path.hasPrefix("texts/") }.map(\.path)).subtracting(base.map(\.path))
    if let spare {
      base += languages.sorted().map { KeptFile(layer: 0, path: $0, content: spare.content) }
    }
    return base + map { KeptFile(layer: $0.layer + 1, path: $0.path, content: $0.content) }
  }
}
