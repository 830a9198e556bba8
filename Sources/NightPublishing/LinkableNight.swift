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
    guard let root = try tree.existingFolder(at: folder.split(separator: "/")),
      let contents = try root.contents(ofFileNamed: Manifest.name),
      try SHA256Digest.of(contents) == manifestDigest
    else { return nil }
    self.root = root
    manifest = ManifestLines(contents)
  }

  /// The paths of all files but the manifest and the run record, in its order.
  public var paths: [String] { (0..<manifest.count).map(manifest.path(ofLine:)) }

  /// What the manifest says of a file; `nil` where it does not name it.
  func digest(of path: RelativePath) -> [UInt8]? { manifest.digest(of: path.text) }

  /// The folder of a file; `nil` where it is gone.
  func folder(of path: RelativePath) throws(PublishingError) -> OpenFolder? {
    var tree = FolderTree(root: root)
    return try tree.existingFolder(at: path.folders)
  }
}
