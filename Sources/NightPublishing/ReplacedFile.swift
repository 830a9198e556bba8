extension OutputFolder {
  /// Writes a file of the output folder, durably and in place of the one of that name: at any moment it is the old or the
  /// new one as a whole.
  ///
  /// - Parameters:
  ///   - name: The name, of `[a-z0-9.-]`.
  ///   - contents: The contents.
  /// - Throws: `.cannotWrite` or `.inputOutput`; the file is then as it was.
  public func replaceFile(_ name: String, with contents: [UInt8]) throws(PublishingError) {
    try folder.replaceFile(name, with: contents, temporaryName: "\(Self.stagingPrefix)file-\(name)")
  }

  /// The contents of a file of the output folder; `nil` where there is none.
  ///
  /// - Throws: `.cannotWrite` or `.inputOutput` where it cannot be read.
  public func contents(ofFile name: String) throws(PublishingError) -> [UInt8]? {
    try folder.contents(ofFileNamed: name)
  }
}

/// Writes a file anywhere, durably and in place of the one of that name; a symbolic link in its place is replaced, not
/// followed.
///
/// - Parameters:
///   - path: The path; its folder has to exist.
///   - contents: The contents.
///   - mode: The file's permissions, such as 0o644.
/// - Throws: `.cannotWrite` or `.inputOutput`; the file is then as it was.
public func replaceFile(
  at path: String, with contents: [UInt8], mode: UInt32
) throws(PublishingError) {
  let (parent, name) = try parentAndName(of: path)
  let folder = try OpenFolder.existing(path: parent, modes: FileModes(file: mode, folder: 0o700))
  try folder.replaceFile(name, with: contents, temporaryName: ".\(name).part")
}

/// Writes files of a folder, durably and each in place of the one of that name; the folder is created where it is missing.
///
/// - Parameters:
///   - files: the names, of `[a-z0-9.-]`, and the contents.
///   - path: the folder; its parent has to exist.
///   - modes: the permissions of what is written.
/// - Throws: `.cannotWrite` or `.inputOutput`.
public func replaceFiles(
  _ files: [(name: String, contents: [UInt8])], inFolder path: String, modes: FileModes
) throws(PublishingError) {
  let folder = try OpenFolder.opening(path: path, modes: modes)
  for file in files {
    try folder.replaceFile(file.name, with: file.contents, temporaryName: ".\(file.name).part")
  }
}

extension OpenFolder {
  fileprivate func replaceFile(
    _ name: String, with contents: [UInt8], temporaryName: String
  ) throws(PublishingError) {
    try removeAll(named: temporaryName)
    do throws(PublishingError) {
      try createFile(named: temporaryName, contents: contents)
      try synchronizeFile(named: temporaryName)
      try replace(name, with: temporaryName)
    } catch {
      do throws(PublishingError) {
        try removeAll(named: temporaryName)
      } catch {
        // The first error is the one to report.
      }
      throw error
    }
    try synchronize()
  }
}

/// The contents of a file of a folder that is not locked; `nil` where there is none.
///
/// - Throws: `.cannotWrite` or `.inputOutput` where the folder cannot be opened or the file not be read.
public func contents(ofFile name: String, inFolder path: String) throws(PublishingError) -> [UInt8]? {
  try OpenFolder.existing(path: path, modes: .ownerOnly).contents(ofFileNamed: name)
}

/// Writes a file that is not there yet, durably and for its owner alone.
///
/// - Throws: `.cannotWrite` where something of that name is there already, or it cannot be written.
public func createFile(at path: String, with contents: [UInt8]) throws(PublishingError) {
  let (parent, name) = try parentAndName(of: path)
  let folder = try OpenFolder.existing(path: parent, modes: .ownerOnly)
  try folder.createFile(named: name, contents: contents)
  try folder.synchronizeFile(named: name)
  try folder.synchronize()
}

private func parentAndName(of path: String) throws(PublishingError) -> (parent: String, name: String) {
  guard let name = path.split(separator: "/").last, !path.hasSuffix("/") else {
    throw PublishingError(
      kind: .cannotWrite, operation: "write", path: path, reason: "expected the path of a file")
  }
  let parent = String(path[..<name.startIndex])
  return (parent.isEmpty ? "." : parent, String(name))
}
