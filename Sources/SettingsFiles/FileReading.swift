import Glibc

/// Settings files are written by hand; a larger one is a mistake.
private let largestFile = 4 << 20

/// Whether a file or folder of this path exists.
func exists(_ path: String) throws(SettingsError) -> Bool {
  var status = stat()
  if stat(path, &status) == 0 { return true }
  if errno == ENOENT { return false }
  throw unreadable(path, expected: "a path that can be looked up")
}

/// Whether the path is that of a folder.
func isFolder(_ path: String) throws(SettingsError) -> Bool {
  var status = stat()
  guard stat(path, &status) == 0 else {
    if errno == ENOENT { return false }
    throw unreadable(path, expected: "a folder of templates")
  }
  return status.st_mode & S_IFMT == S_IFDIR
}

/// The names of the entries of a folder, in order, without hidden ones; none where the folder does not exist.
func listFiles(in folder: String) throws(SettingsError) -> [String] {
  var opened = opendir(folder)
  while opened == nil, errno == EINTR { opened = opendir(folder) }
  guard let stream = opened else {
    if errno == ENOENT { return [] }
    throw unreadable(folder, expected: "a folder")
  }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  let failure = errno
  // After EINTR Linux has closed the folder all the same.
  let isClosed = closedir(stream) == 0 || errno == EINTR
  if failure != 0 { errno = failure }
  guard failure == 0, isClosed else { throw unreadable(folder, expected: "a folder that can be listed") }
  return names.sorted()
}

/// The paths of all files below a folder of templates, in order, without hidden ones.
///
/// Nothing is read from folders deeper than three, so that links that lead in a circle come to an end.
/// - Parameter folder: the folder.
/// - Returns: the paths as seen from the folder.
/// - Throws: an error where it is no folder, or a folder cannot be listed.
package func settingsFiles(below folder: String) throws(SettingsError) -> [String] {
  guard try isFolder(folder) else { throw noTemplateFolder(folder) }
  return try files(below: folder, prefix: "", depth: 3)
}

/// The error about what is no folder of templates.
func noTemplateFolder(_ folder: String) -> SettingsError {
  Place.start(of: folder).error(expected: "a folder of templates", found: "no such folder")
}

private func files(below folder: String, prefix: String, depth: Int) throws(SettingsError) -> [String] {
  var paths: [String] = []
  for name in try listFiles(in: folder) {
    if try !isFolder("\(folder)/\(name)") {
      paths.append(prefix + name)
    } else if depth > 0 {
      paths += try files(below: "\(folder)/\(name)", prefix: prefix + name + "/", depth: depth - 1)
    }
  }
  return paths
}

/// The bytes of a file.
///
/// - Parameter path: the file, of at most 4 MiB.
/// - Returns: its bytes.
/// - Throws: an error where it cannot be read, or is too large.
package func readFile(_ path: String) throws(SettingsError) -> [UInt8] {
  let descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
  guard descriptor >= 0 else { throw unreadable(path, expected: "a readable file") }
  let bytes: [UInt8]
  do throws(SettingsError) {
    bytes = try contents(of: descriptor, path: path)
  } catch {
    close(descriptor)
    throw error
  }
  // After EINTR Linux has closed the descriptor all the same.
  guard close(descriptor) == 0 || errno == EINTR else {
    throw unreadable(path, expected: "a file that can be closed")
  }
  return bytes
}

private func contents(of descriptor: Int32, path: String) throws(SettingsError) -> [UInt8] {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw unreadable(path, expected: "a readable file") }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw Place.start(of: path).error(expected: "a file", found: "a folder or a device")
  }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 64 << 10)
  while true {
    let count = uninterrupted { read(descriptor, &block, block.count) }
    if count == 0 { return bytes }
    guard count > 0 else { throw unreadable(path, expected: "a readable file") }
    bytes += block[..<count]
    guard bytes.count <= largestFile else {
      throw Place.start(of: path).error(expected: "a file of at most 4 MiB", found: "a larger one")
    }
  }
}

/// Makes a system call again while a signal interrupts it.
private func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// The error of the last system call.
private func unreadable(_ path: String, expected: String) -> SettingsError {
  Place.start(of: path).error(expected: expected, found: String(cString: strerror(errno)))
}
