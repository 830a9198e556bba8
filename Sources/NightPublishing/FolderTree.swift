import Glibc

/// The folders below one folder, kept open so that a file costs one look-up by name.
struct FolderTree: Sendable {
  private let root: OpenFolder
  private var open: [[Substring]: OpenFolder] = [:]

  /// Descriptors are scarce (often 1024 a process); beyond this many, folders are opened anew each time.
  private static let limit = 64

  init(root: OpenFolder) {
    self.root = root
  }

  /// The folder at that path, created where it is missing.
  mutating func newOrExistingFolder(at path: [Substring]) throws(PublishingError) -> OpenFolder {
    try folder(at: path) { (parent, name) throws(PublishingError) in
      try parent.existingOrNewFolder(named: name)
    }
  }

  /// The folder at that path, or nil where it is missing or something else stands in its place.
  mutating func existingFolder(at path: [Substring]) throws(PublishingError) -> OpenFolder? {
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
    at path: [Substring],
    opening: (OpenFolder, String) throws(PublishingError) -> OpenFolder
  ) throws(PublishingError) -> OpenFolder {
    guard let name = path.last else { return root }
    if let known = open[path] { return known }
    let parent = try folder(at: path.dropLast(), opening: opening)
    let folder = try opening(parent, String(name))
    if open.count < Self.limit { open[path] = folder }
    return folder
  }
}
