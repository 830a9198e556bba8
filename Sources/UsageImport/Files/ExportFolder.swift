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
/// - Parameter folder: the exports folder.
/// - Returns: the files, sorted by path.
/// - Throws: ``ExportFolderError`` where the folder or one below it cannot be read.
public func exportFiles(below folder: String) throws(ExportFolderError) -> [ExportFile] {
  var found: [ExportFile] = []
  try list(folder, below: "", depth: 0, into: &found)
  return found.sorted { $0.path < $1.path }
}

/// Deeper nesting than this is no folder of exports but a loop of links.
private let maximumDepth = 32

private func list(
  _ folder: String, below prefix: String, depth: Int, into found: inout [ExportFile]
) throws(ExportFolderError) {
  guard depth < maximumDepth else {
    throw ExportFolderError(path: folder, reason: "folders nested too deeply")
  }
  guard let stream = opendir(folder) else {
    throw ExportFolderError(path: folder, reason: String(cString: strerror(errno)))
  }
  defer { closedir(stream) }
  while true {
    errno = 0
    guard let entry = readdir(stream) else {
      guard errno == 0 else {
        throw ExportFolderError(path: folder, reason: String(cString: strerror(errno)))
      }
      return
    }
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard !name.hasPrefix(".") else { continue }
    let location = folder + "/" + name
    let path = prefix.isEmpty ? name : prefix + "/" + name
    var status = stat()
    // A file that cannot be looked at is listed all the same, so that reading it says why.
    guard stat(location, &status) == 0 else {
      found.append(ExportFile(path: path, location: location, size: 0))
      continue
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try list(location, below: path, depth: depth + 1, into: &found)
    case S_IFREG: found.append(ExportFile(path: path, location: location, size: Int(status.st_size)))
    default: continue
    }
  }
}
