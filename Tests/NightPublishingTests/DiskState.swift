import FoundationEssentials
import Glibc

/// All that can be seen of one entry on disk, the link itself where it is one.
struct DiskEntry: Equatable {
  /// Type and permission bits.
  let mode: mode_t
  let inode: ino_t
  /// Nanoseconds since 1970 UTC.
  let modified: Int
  /// The file's bytes or the link's target; empty for a folder.
  let contents: [UInt8]

  var permissions: mode_t { mode & 0o7777 }
  var isFolder: Bool { mode & S_IFMT == S_IFDIR }
  var isFile: Bool { mode & S_IFMT == S_IFREG }
}

/// Every entry below a folder by its relative path; the folder itself is not among them.
func diskState(of folder: String) throws -> [String: DiskEntry] {
  var entries: [String: DiskEntry] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    let full = "\(folder)/\(path)"
    var status = stat()
    guard lstat(full, &status) == 0 else { throw TestSetupError(reason: "lstat \(full): errno \(errno)") }
    let contents: [UInt8] =
      switch status.st_mode & S_IFMT {
      case S_IFREG: Array(try Data(contentsOf: URL(filePath: full)))
      case S_IFLNK: Array((linkTarget(full) ?? "").utf8)
      default: []
      }
    entries[path] = DiskEntry(
      mode: status.st_mode, inode: status.st_ino,
      modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec, contents: contents)
  }
  return entries
}

/// The names directly in a folder, ascending.
func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}
