import FoundationEssentials
import Glibc

/// Text files below a folder.
struct SourceTree {
  /// One file.
  struct File {
    /// The path below the folder.
    let path: String
    /// The text as it stands.
    let text: String
    /// The text without comments and the contents of literals.
    var code: String { ArchitectureTests.code(of: text) }
    /// The number of lines.
    var lines: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }
  }

  /// The files by path.
  let files: [File]

  /// Reads every file below `folder` whose name ends in `suffix`.
  init(_ folder: String, suffix: String = ".swift") throws {
    files = try Self.paths(below: folder).filter { $0.hasSuffix(suffix) }.map { path in
      let bytes = try Data(contentsOf: URL(filePath: folder + "/" + path))
      return File(path: path, text: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The paths of all files below a folder, sorted; a file alone is the empty path.
  private static func paths(below folder: String) throws -> [String] {
    var found: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) else {
        continue
      }
      if isFolder {
        found += try paths(below: folder + "/" + name).map { name + "/" + $0 }
      } else {
        found.append(name)
      }
    }
    return found
  }
}

extension StringProtocol {
  /// Whether these bytes stand in the text; far faster than comparing characters, and there is much to read.
  func holds(_ words: String) -> Bool {
    withCString { text in words.withCString { strstr(text, $0) != nil } }
  }
}
