internal import FoundationEssentials

extension Repository {
  /// The reports of the example as they were approved; `make golden` records them anew.
  public static let goldens = root.appending(path: "Tests/Fixtures/golden").path

  /// The bytes of a file.
  public static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// The text of a file; bytes that are no UTF-8 become U+FFFD.
  public static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  /// The files below a folder, with `/` between the parts of their paths, sorted.
  public static func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      var isFolder = false
      return FileManager.default.fileExists(atPath: folder + "/" + $0, isDirectory: &isFolder) && !isFolder
    }.sorted()
  }
}
