import Glibc

/// The folders below one folder, kept open so that a file costs one look-up by name.
struct FolderTree: Sendable {
  private let root: OpenFolder
  /// By their paths.
  private var open: [Substring: OpenFolder] = [:]

  /// Descriptors are scarce (often 1024 a process); beyond this many, folders are opened anew each time.
  private static let limit = 64

  init(root: OpenFolder) {
    self.root = root
  }

  /// The folder at that path, created where it is missing.
  mutating func newOrExistingFolder(at path: Substring) throws(PublishingError) -> OpenFolder {
    try folder(at: path) { (parent, name) throws(PublishingError) in
      try parent.existingOrNewFolder(named: name)
    }
  }

  /// The folder at that path, or nil where it is missing or something else stands in its place.
  mutating func existingFolder(at path: Substring) throws(PublishingError) -> OpenFolder? {
    do throws(PublishingError) {
      return try folder(at: path) { (parent, name) throws(PublishingError) in
        try parent.folder(named: name)
      }
    } catch {
      guard [ENOENT, ENOTDIR, ELOOP].contains(error.errorNumber) else { throw error }
      return nil
    }
  }

  private mutating func folder(
    at path: Substring,
    opening: (OpenFolder, String) throws(PublishingError) -> OpenFolder
  ) throws(PublishingError) -> OpenFolder {
    if path.isEmpty { return root }
    if let known = open[path] { return known }
    let (before, name) = RelativePath.split(path)
    let folder = try opening(try folder(at: before, opening: opening), String(name))
    if open.count < Self.limit { open[path] = folder }
    return folder
  }
}
