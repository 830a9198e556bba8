import Glibc

/// A night's folder as it stands.
public struct PublishedNight: Sendable {
  /// What holding a night against its manifest came to.
  public struct Verification: Sendable, Equatable {
    /// What is wrong, a line each: the file and what is lost.
    public let damages: [String]
    /// How many files were read.
    public let files: Int
  }

  private let folder: OpenFolder

  /// Opens a night's folder; `nil` where it is gone, as a night is whose reports are not kept any more.
  ///
  /// - Parameters:
  ///   - folder: The folder below the output folder, `nights/2026-11-21.r1`.
  ///   - outputFolder: The output folder.
  /// - Throws: `.cannotWrite` or `.inputOutput` where a folder on the way cannot be opened.
  public init?(folder: String, outputFolder: String) throws(PublishingError) {
    var tree = FolderTree(root: try OpenFolder.opening(path: outputFolder))
    guard let found = try tree.existingFolder(at: folder[...]) else { return nil }
    self.folder = found
  }

  /// The folders of all published nights, relative to the output folder.
  ///
  /// - Parameter outputFolder: The output folder.
  /// - Returns: The folders, by name.
  /// - Throws: `.cannotWrite` or `.inputOutput` where they cannot be listed.
  public static func folders(in outputFolder: String) throws(PublishingError) -> [String] {
    var tree = FolderTree(root: try OpenFolder.opening(path: outputFolder))
    let nights = try tree.existingFolder(at: NightRevision.folder[...])
    return try nights?.entryNames().compactMap { NightRevision(name: $0)?.path } ?? []
  }

  /// Whether a link leads to a night's folder; of a night that is removed, the links go first.
  ///
  /// - Parameters:
  ///   - folder: The folder below the output folder, `nights/2026-11-21.r1`.
  ///   - outputFolder: The output folder.
  /// - Returns: Whether one does.
  /// - Throws: `.cannotWrite` or `.inputOutput` where the links cannot be read.
  public static func isLinked(folder: String, outputFolder: String) throws(PublishingError) -> Bool {
    guard let revision = NightRevision(target: folder) else { return false }
    let output = try OpenFolder.opening(path: outputFolder)
    for link in [revision.night.text, OutputLinks.latest] where try output.linkTarget(of: link) == folder {
      return true
    }
    return false
  }

  /// Whether a file of the night holds these bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, at least one.
  ///   - name: The name of the file, which may be gone.
  /// - Returns: Whether it does.
  /// - Throws: `.inputOutput` where it cannot be read.
  public func holds(_ bytes: [UInt8], in name: String) throws(PublishingError) -> Bool {
    try folder.contents(ofFileNamed: name)?.firstRange(of: bytes) != nil
  }

  /// Reads every file that the manifest names.
  ///
  /// - Parameters:
  ///   - manifestDigest: The SHA-256 of the manifest as it was published.
  ///   - runRecordDigest: That of the run record, which the manifest does not name.
  /// - Returns: What is wrong.
  /// - Throws: `.inputOutput` where the folder cannot be listed.
  public func verify(
    manifestDigest: [UInt8], runRecordDigest: [UInt8]
  ) throws(PublishingError) -> Verification {
    guard let manifest = try folder.contents(ofFileNamed: Manifest.name) else {
      return Verification(damages: ["\(Manifest.name): missing, so no file can be trusted"], files: 0)
    }
    guard try SHA256Digest.of(manifest) == manifestDigest, let entries = Manifest.entries(in: manifest) else {
      return Verification(damages: ["\(Manifest.name): altered, so no file can be trusted"], files: 0)
    }
    var damages: [String] = []
    if try folder.digest(ofFileNamed: Manifest.runRecordName) != runRecordDigest {
      damages.append("\(Manifest.runRecordName): altered or missing")
    }
    var folders = FolderTree(root: folder)
    for entry in entries {
      let parent = try folders.existingFolder(at: entry.path.folder)
      guard let digest = try parent?.digest(ofFileNamed: entry.path.name) else {
        damages.append("\(entry.path.text): missing")
        continue
      }
      if digest != entry.digest { damages.append("\(entry.path.text): altered") }
    }
    return Verification(damages: damages, files: entries.count + 1)
  }
}

extension Manifest {
  /// The files that a manifest names, with their digests; `nil` where it is not what this program writes.
  static func entries(in contents: [UInt8]) -> [(path: RelativePath, digest: [UInt8])]? {
    guard let text = String(validating: contents, as: UTF8.self) else { return nil }
    var entries: [(path: RelativePath, digest: [UInt8])] = []
    for line in text.split(separator: "\n") {
      guard let digest = SHA256Digest.digest(ofDigits: Array(line.utf8.prefix(64))),
        line.dropFirst(64).hasPrefix("  ")
      else { return nil }
      do throws(PublishingError) {
        entries.append((try RelativePath(String(line.dropFirst(66)), in: name), digest))
      } catch {
        return nil
      }
    }
    return entries
  }
}

extension OpenFolder {
  /// The bytes of a regular file; `nil` where there is none.
  func contents(ofFileNamed name: String) throws(PublishingError) -> [UInt8]? {
    var contents: [UInt8] = []
    let isThere = try readFile(named: name) { (piece) throws(PublishingError) in contents += piece }
    return isThere ? contents : nil
  }

  /// The SHA-256 of a regular file; `nil` where there is none.
  func digest(ofFileNamed name: String) throws(PublishingError) -> [UInt8]? {
    let stream = try SHA256Digest.Stream()
    let isThere = try readFile(named: name) { (piece) throws(PublishingError) in try stream.append(piece) }
    return isThere ? try stream.digest() : nil
  }

  /// Reads a regular file piece by piece; returns false where there is none.
  func readFile(
    named name: String, _ take: (UnsafeRawBufferPointer) throws(PublishingError) -> Void
  ) throws(PublishingError) -> Bool {
    guard case .file = try status(of: name) else { return false }
    let file = path(of: name)
    try descriptor.use { (folder) throws(PublishingError) in
      let number = try systemCall("open", file) { openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
      try Descriptor(owning: number, path: file).use { (number) throws(PublishingError) in
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
          let count = try systemCall("read", file) { read(number, buffer.baseAddress, buffer.count) }
          if count == 0 { return }
          try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
      }
    }
    return true
  }
}
