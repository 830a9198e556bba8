/// One night's files before anybody sees them.
///
/// Copies are the same staging; several threads may write into it at once. Publish it or discard it, once,
/// when all writes have returned; a staging that is merely dropped is removed by the next run.
public struct Staging: Sendable {
  let night: NightName
  /// The name of the staging folder within the output folder.
  let name: String
  let root: OpenFolder
  let output: OpenFolder
  /// Held, not used: as long as files can be written, the folder is ours.
  let lock: OutputLock
  let ledger: StagingLedger

  /// Writes one whole file and keeps its SHA-256 for the manifest.
  ///
  /// - Parameters:
  ///   - bytes: The contents.
  ///   - relativePath: The place in the night's folder, "customers/adatum-1a2b3c4d.html": names of
  ///     `[a-z0-9._-]` without a leading dot. Missing folders are created.
  /// - Throws: `.cannotWrite` for an unfit or taken name, a full or read-only disk; `.inputOutput` otherwise.
  ///   After a write that failed for more than an unfit name the staging cannot be published any more.
  public func write(
    _ bytes: UnsafeRawBufferPointer, to relativePath: String
  ) throws(PublishingError) {
    let path = try RelativePath(relativePath, in: root.path)
    let folder = try ledger.begin(path)
    try folder.createFile(named: path.name, contents: bytes)
    ledger.finish(Manifest.Entry(path: path, size: bytes.count, digest: try SHA256Digest.of(bytes)))
  }

  /// Writes one whole file from an array, as the function above.
  ///
  /// - Parameters:
  ///   - bytes: The contents.
  ///   - relativePath: The place in the night's folder.
  /// - Throws: As the function above.
  public func write(_ bytes: [UInt8], to relativePath: String) throws(PublishingError) {
    try bytes.withRawBytes { (buffer) throws(PublishingError) in
      try write(buffer, to: relativePath)
    }
  }

  /// Writes one file of any size: no more than a piece of it is in memory, and its SHA-256 is kept for the manifest.
  ///
  /// - Parameters:
  ///   - relativePath: The place in the night's folder, as in the functions above.
  ///   - pieces: Writes the file's pieces in order, or abandons the file, which is removed then.
  /// - Returns: What `pieces` returns.
  /// - Throws: As the functions above, and what `pieces` throws.
  public func write<Outcome>(
    to relativePath: String, pieces: (inout StagedFile) throws(PublishingError) -> Outcome
  ) throws(PublishingError) -> Outcome {
    let path = try RelativePath(relativePath, in: root.path)
    let folder = try ledger.begin(path)
    var entry: Manifest.Entry?
    let outcome = try folder.createFile(named: path.name) { (number) throws(PublishingError) in
      var file = try StagedFile(number: number, path: folder.path(of: path.name))
      let outcome = try pieces(&file)
      entry = file.isAbandoned ? nil : try file.entry(at: path)
      return outcome
    }
    if let entry {
      ledger.finish(entry)
    } else {
      try folder.removeAll(named: path.name)
      ledger.abandon()
    }
    return outcome
  }

  /// Gives the night up and removes what was staged; does nothing after it was published.
  ///
  /// - Throws: `.cannotWrite` or `.inputOutput` if the folder cannot be removed.
  /// - Warning: What was written is gone.
  public func discard() throws(PublishingError) {
    guard ledger.surrender() else { return }
    try output.removeAll(named: name)
  }
}
