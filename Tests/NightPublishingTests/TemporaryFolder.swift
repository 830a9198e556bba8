import FoundationEssentials
import Glibc
import Testing

/// A folder that was asked for and could not be had.
struct TestSetupError: Error {
  let reason: String
}

/// Lends a new empty folder of its own and removes it afterwards.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let path = try newFolder()
  defer { removeTree(path) }
  try body(path)
}

/// Lends a new empty folder of its own and removes it afterwards.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
  let path = try newFolder()
  defer { removeTree(path) }
  try await body(path)
}

private func newFolder() throws -> String {
  var template = Array("\(FileManager.default.temporaryDirectory.path())/night-publishing-XXXXXX".utf8CString)
  guard let name = mkdtemp(&template) else { throw TestSetupError(reason: "mkdtemp: errno \(errno)") }
  return String(cString: name)
}

private func removeTree(_ path: String) {
  do {
    try FileManager.default.removeItem(atPath: path)
  } catch {
    Issue.record("cannot remove \(path): \(error)")
  }
}

/// Writes a small file where a test wants one.
func plant(_ text: String, at path: String) throws {
  try Data(text.utf8).write(to: URL(filePath: path))
}

/// Creates a symbolic link where a test wants one.
func plantLink(at path: String, to target: String) throws {
  guard symlink(target, path) == 0 else { throw TestSetupError(reason: "symlink \(path): errno \(errno)") }
}

/// Creates a folder, and those it lies in, where a test wants one.
func plantFolder(at path: String) throws {
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
}

/// The bytes of a file, links followed.
func bytes(of path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(filePath: path)))
}

/// The text of a file, links followed.
func text(of path: String) throws -> String {
  String(decoding: try bytes(of: path), as: UTF8.self)
}

/// The target of a symbolic link, or nil where there is none.
func linkTarget(_ path: String) -> String? {
  var target = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink(path, &target, target.count - 1)
  guard count >= 0 else { return nil }
  return String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
}
