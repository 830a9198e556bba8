internal import FoundationEssentials

/// A fresh folder that is removed when the test is done with it.
///
/// A class, since its end of life removes the folder.
public final class TemporaryFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// Makes a folder that nothing else uses.
  public init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "adoption-report-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      // What cannot be removed is left to the system's own cleaning; no test depends on it.
    }
  }

  /// Writes a file below the folder, with the folders above it, and returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file below the folder, with the folders above it, and returns its path.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      atPath: file.deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}
