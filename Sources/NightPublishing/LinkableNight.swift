/// The files of a published night that others may share with it.
public struct LinkableNight: Sendable {
  private let root: OpenFolder
  private let manifest: ManifestLines

  /// Opens a published night; `nil` where it is gone or its manifest is not the one that was published.
  ///
  /// - Parameters:
  ///   - folder: The folder below the output folder, `nights/2026-11-21.r1`.
  ///   - outputFolder: The output folder.
  ///   - manifestDigest: The SHA-256 of its manifest.
  /// - Throws: `.cannotWrite` or `.inputOutput` where a folder on the way cannot be read.
  public init?(
    folder: String, outputFolder: String, manifestDigest: [UInt8]
  ) throws(PublishingError) {
    var tree = FolderTree(root: try OpenFolder.opening(path: outputFolder))
    guard let root = try tree.existingFolder(at: folder[...]),
      let contents = try root.contents(ofFileNamed: Manifest.name),
      try SHA256Digest.of(contents) == manifestDigest
    else { return nil }
    self.root = root
    manifest = ManifestLines(contents)
  }

  /// The places of all files but the manifest and the run record, by their paths.
  public var places: Range<Int> { 0..<manifest.count }

  /// The path of the file at a place.
  public func path(at place: Int) -> String { manifest.path(ofLine: place) }

  /// Whether a file has the bytes that were published.
  ///
  /// - Parameter path: The path below the night's folder.
  /// - Returns: Whether it has; never where it is gone.
  /// - Throws: `.inputOutput` where it cannot be read.
  public func isAsPublished(_ path: String) throws(PublishingError) -> Bool {
    let path = try RelativePath(path, in: root.path)
    guard let digest = digest(of: path) else { return false }
    return try folder(of: path)?.digest(ofFileNamed: path.name) == digest
  }

  /// What the manifest says of the file at a place; `nil` where that is no digest.
  func digest(at place: Int) -> [UInt8]? { manifest.digest(ofLine: place) }

  /// What the manifest says of a file; `nil` where it does not name it.
  func digest(of path: RelativePath) -> [UInt8]? { manifest.digest(of: path.text) }

  /// The folder of a file; `nil` where it is gone.
  func folder(of path: RelativePath) throws(PublishingError) -> OpenFolder? {
    var tree = FolderTree(root: root)
    return try tree.existingFolder(at: path.folder)
  }
}
