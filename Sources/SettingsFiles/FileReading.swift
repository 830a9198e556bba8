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
  guard let stream = opendir(folder) else {
    if errno == ENOENT { return [] }
    throw unreadable(folder, expected: "a folder")
  }
  defer { closedir(stream) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  guard errno == 0 else { throw unreadable(folder, expected: "a folder that can be listed") }
  return names.sorted()
}

/// The bytes of a file.
func readFile(_ path: String) throws(SettingsError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw unreadable(path, expected: "a readable file") }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw unreadable(path, expected: "a readable file") }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw Place.start(of: path).error(expected: "a file", found: "a folder or a device")
  }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 64 << 10)
  while true {
    let count = read(descriptor, &block, block.count)
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw unreadable(path, expected: "a readable file")
    }
    bytes += block[..<count]
    guard bytes.count <= largestFile else {
      throw Place.start(of: path).error(expected: "a file of at most 4 MiB", found: "a larger one")
    }
  }
}

/// The error of the last system call.
private func unreadable(_ path: String, expected: String) -> SettingsError {
  Place.start(of: path).error(expected: expected, found: String(cString: strerror(errno)))
}
