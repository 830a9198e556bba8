/// The files of one night, each with its size and digest.
struct Manifest: Sendable, Equatable {
  /// One file.
  struct Entry: Sendable, Equatable {
    /// Relative to the night's folder.
    let path: RelativePath
    /// In bytes.
    let size: Int
    /// SHA-256, 32 bytes.
    let digest: [UInt8]
  }

  /// The name of the manifest's own file.
  static let name = "manifest.sha256"

  /// The record of the run; it holds times, so it differs between equal nights and is not listed.
  static let runRecordName = "run.json"

  /// In ascending order of the path's bytes.
  let entries: [Entry]

  /// The file's contents: a line a file as `sha256sum` prints it and `sha256sum -c` reads it.
  let contents: [UInt8]

  init(_ entries: [Entry]) {
    self.entries = entries.sorted { $0.path.text < $1.path.text }
    self.contents = Self.contents(of: self.entries)
  }

  /// The sum of the sizes, in bytes.
  var size: Int { entries.reduce(0) { $0 + $1.size } }

  private static func contents(of entries: [Entry]) -> [UInt8] {
    var contents: [UInt8] = []
    contents.reserveCapacity(entries.reduce(0) { $0 + $1.path.text.utf8.count + 67 })
    for entry in entries {
      SHA256Digest.write(entry.digest, to: &contents)
      contents += "  ".utf8
      contents += entry.path.text.utf8
      contents.append(UInt8(ascii: "\n"))
    }
    return contents
  }

  /// Whether a published folder has this manifest byte for byte and is complete.
  ///
  /// Complete: each listed file stands there in its size, and so does the run record. Digests are not
  /// computed again: that would read the whole night each time; `sha256sum -c` does it when it is wanted.
  func describes(_ folder: OpenFolder) throws(PublishingError) -> Bool {
    guard try folder.file(named: Self.name, holds: contents) else { return false }
    guard case .file = try folder.status(of: Self.runRecordName) else { return false }
    var folders = FolderTree(root: folder)
    for entry in entries {
      guard let parent = try folders.existingFolder(at: entry.path.folder),
        try parent.status(of: entry.path.name) == .file(size: entry.size)
      else { return false }
    }
    return true
  }
}
