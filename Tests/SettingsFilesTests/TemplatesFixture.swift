import FoundationEssentials
import SettingsFiles
import Testing

/// Layers of templates in a temporary folder: `base`, complete and small, and what a test adds.
struct TemplatesFixture {
  /// A folder of this fixture alone.
  let folder: String

  /// Runs a test on fresh layers and removes them afterwards.
  static func run<Result>(_ body: (TemplatesFixture) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/settings-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }
    let fixture = TemplatesFixture(folder: folder)
    for (path, text) in baseFiles { try fixture.write(text, to: "base/" + path) }
    return try body(fixture)
  }

  /// The full path of a file or layer.
  func path(_ relative: String) -> String { folder + "/" + relative }

  /// Writes a file below the fixture's folder.
  func write(_ text: String, to relative: String) throws {
    try write(Array(text.utf8), to: relative)
  }

  /// Writes bytes to a file below the fixture's folder.
  func write(_ bytes: [UInt8], to relative: String) throws {
    let path = path(relative)
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/" + parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// Replaces the one occurrence of a text in a file of the base layer.
  func replace(_ old: String, with new: String, in relative: String) throws {
    let path = "base/" + relative
    let text = String(decoding: try Data(contentsOf: URL(filePath: self.path(path))), as: UTF8.self)
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw NotThereOnce(text: old, count: parts.count - 1) }
    try write(parts.joined(separator: new), to: path)
  }

  /// Removes a file or folder below the fixture's folder.
  func remove(_ relative: String) throws {
    try FileManager.default.removeItem(atPath: path(relative))
  }

  /// Loads layers of the fixture.
  func load(_ layers: [String] = ["base"]) throws -> Settings {
    try loadSettings(from: layers.map(path))
  }

  /// The error of loading, its path below the fixture's folder; `nil` where loading succeeds.
  func error(of layers: [String] = ["base"]) -> String? {
    do throws(SettingsError) {
      _ = try loadSettings(from: layers.map(path))
      return nil
    } catch {
      return String(error.description.dropFirst(folder.count + 1))
    }
  }
}

/// A test meant to change a text that the fixture does not hold exactly once.
struct NotThereOnce: Error {
  let text: String
  let count: Int
}
