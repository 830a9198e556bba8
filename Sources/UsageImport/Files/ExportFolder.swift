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
/// - Parameter folder: the exports folder.
/// - Returns: the files, sorted by path.
/// - Throws: ``ExportFolderError`` where the folder itself cannot be read.
public func exportFiles(below folder: String) throws(ExportFolderError) -> [ExportFile] {
  var listing = FolderListing()
  if let reason = listing.add(folder, as: "", ancestors: []) {
    throw ExportFolderError(path: folder, reason: reason)
  }
  return listing.files.sorted { $0.path < $1.path }
}

/// What a folder is, whatever path leads to it.
private struct FolderIdentity: Hashable {
  let device: UInt64
  let number: UInt64
}

/// A stream of a folder's entries, opened again while a signal interrupts it; `nil` where it cannot be opened.
private func openedFolder(_ path: String) -> OpaquePointer? {
  while true {
    let stream = opendir(path)
    if stream != nil || errno != EINTR { return stream }
  }
}

/// The files found so far.
private struct FolderListing {
  private(set) var files: [ExportFile] = []

  /// Adds the files of a folder and those below it; returns the reason where the folder cannot be read.
  mutating func add(_ folder: String, as prefix: String, ancestors: Set<FolderIdentity>) -> String? {
    guard let stream = openedFolder(folder) else { return String(cString: strerror(errno)) }
    let failure = add(entriesOf: stream, in: folder, as: prefix, ancestors: ancestors)
    // After EINTR Linux has closed the folder all the same.
    let isClosed = closedir(stream) == 0 || errno == EINTR
    return failure ?? (isClosed ? nil : String(cString: strerror(errno)))
  }

  private mutating func add(
    entriesOf stream: OpaquePointer, in folder: String, as prefix: String, ancestors: Set<FolderIdentity>
  ) -> String? {
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
      addEntry(
        at: folder + "/" + name, as: prefix.isEmpty ? name : prefix + "/" + name,
        ancestors: ancestors.union([identity]))
    }
  }

  private mutating func addEntry(at location: String, as path: String, ancestors: Set<FolderIdentity>) {
    var status = stat()
    // What cannot be looked at is listed all the same, so that reading it says why.
    guard stat(location, &status) == 0 else {
      files.append(ExportFile(path: path, location: location, size: 0))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      if add(location, as: path, ancestors: ancestors) != nil {
        files.append(ExportFile(path: path, location: location, size: 0))
      }
    case S_IFREG: files.append(ExportFile(path: path, location: location, size: Int(status.st_size)))
    default: break
    }
  }
}
