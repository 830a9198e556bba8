/// Where files that are no published night were put.
public struct PlacedFolder: Sendable, Equatable {
  /// The folder relative to the output folder.
  public let folder: String
  /// The SHA-256 of its manifest.
  public let manifestDigest: [UInt8]
}

extension Staging {
  /// Makes the staged files durable and puts them into a folder of their own, which is no published night: no link leads
  /// to it, and it replaces whatever had its name.
  ///
  /// - Parameters:
  ///   - folder: The folder below the output folder, of `[a-z0-9-]`.
  ///   - name: The name in it.
  /// - Returns: Where they are.
  /// - Throws: `.cannotWrite` or `.inputOutput`; after a failure the staging is removed by the next run.
  public func place(in folder: String, as name: String) throws(PublishingError) -> PlacedFolder {
    let manifest = try ledger.close()
    try root.createFile(named: Manifest.name, contents: manifest.contents)
    try makeDurable()
    let parent = try output.existingOrNewFolder(named: folder)
    try parent.removeAll(named: name)
    try output.move(self.name, to: parent, as: name)
    _ = ledger.surrender()
    try parent.synchronize()
    try output.synchronize()
    return PlacedFolder(
      folder: "\(folder)/\(name)", manifestDigest: try SHA256Digest.of(manifest.contents))
  }
}
