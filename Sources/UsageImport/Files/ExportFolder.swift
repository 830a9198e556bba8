internal import Glibc

/// Why a folder of exports cannot be read at all.
public struct ExportFolderError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder.
  public let path: String
  /// What the system says.
  public let reason: String

  /// The path and the reason in one line.
  public var description: String { "\(path): expected a folder of exports, found: \(reason)" }
}

/// Lists the files below a folder, by path; hidden files and folders are left out.
///
/// A folder below it that cannot be read stands in the list as if it were a file, so that reading it says why and the
/// other exports still count. Links back to a folder on the way are not followed.
///
/// - Parameters:
///   - folder: the exports folder.
///   - workers: who lists, folder by folder.
/// - Returns: the files, sorted by path.
/// - Throws: ``ExportFolderError`` where the folder itself cannot be read.
public func exportFiles(
  below folder: String, workers: Workers = .one
) throws(ExportFolderError) -> [ExportFile] {
  var files: [ExportFile] = []
  var level = [ListedFolder(location: folder, path: "", ancestors: [])]
  while !level.isEmpty {
    let contents = workers.map(level, batchesOf: 64) { folders in folders.map { $0.content() } }
    for (listed, content) in zip(level, contents) {
      files += content.files
      guard let reason = content.failure else { continue }
      if listed.path.isEmpty { throw ExportFolderError(path: folder, reason: reason) }
      files.append(ExportFile(path: listed.path, location: listed.location, size: 0))
    }
    level = contents.flatMap(\.folders)
  }
  return files.sorted { $0.path < $1.path }
}

/// What a folder is, whatever path leads to it.
private struct FolderIdentity: Equatable {
  let device: UInt64
  let number: UInt64
}

/// A folder to be listed.
private struct ListedFolder {
  /// What a folder holds itself.
  struct Content {
    var files: [ExportFile] = []
    var folders: [ListedFolder] = []
    /// Why not all of it could be listed.
    var failure: String?
  }

  let location: String
  /// The path below the exports folder; empty for that folder itself.
  let path: String
  /// The folders on the way.
  let ancestors: [FolderIdentity]

  /// Lists the folder.
  func content() -> Content {
    var content = Content()
    guard let stream = openedFolder(location) else {
      content.failure = String(cString: strerror(errno))
      return content
    }
    content.failure = list(stream, into: &content)
    // After EINTR Linux has closed the folder all the same.
    if closedir(stream) != 0, errno != EINTR, content.failure == nil {
      content.failure = String(cString: strerror(errno))
    }
    return content
  }

  /// Adds what a stream has; returns the reason where it cannot be read to its end.
  private func list(_ stream: OpaquePointer, into content: inout Content) -> String? {
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { return String(cString: strerror(errno)) }
    let identity = FolderIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    if ancestors.contains(identity) { return nil }
    while true {
      errno = 0
      guard let entry = readdir(stream) else { return errno == 0 ? nil : String(cString: strerror(errno)) }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      content.add(
        ListedFolder(
          location: location + "/" + name, path: path.isEmpty ? name : path + "/" + name,
          ancestors: ancestors + [identity]), isFolder: entry.pointee.d_type == UInt8(DT_DIR))
    }
  }
}

extension ListedFolder.Content {
  /// Adds a file or a folder; what the stream does not know to be a folder is looked at.
  fileprivate mutating func add(_ entry: ListedFolder, isFolder: Bool) {
    var status = stat()
    // What cannot be looked at is listed all the same, so that reading it says why.
    guard isFolder || stat(entry.location, &status) == 0 else {
      files.append(ExportFile(path: entry.path, location: entry.location, size: 0))
      return
    }
    switch isFolder ? S_IFDIR : status.st_mode & S_IFMT {
    case S_IFDIR: folders.append(entry)
    case S_IFREG:
      files.append(ExportFile(path: entry.path, location: entry.location, size: Int(status.st_size)))
    default: break
    }
  }
}

/// A stream of a folder's entries, opened again while a signal interrupts it; `nil` where it cannot be opened.
private func openedFolder(_ path: String) -> OpaquePointer? {
  while true {
    let stream = opendir(path)
    if stream != nil || errno != EINTR { return stream }
  }
}
