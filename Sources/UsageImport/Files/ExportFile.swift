/// A file below the exports folder.
public struct ExportFile: Hashable, Sendable {
  /// The path below the exports folder, with `/` between its parts.
  public let path: String
  /// The path to open.
  public let location: String
  /// The size in bytes when the folder was read.
  public let size: Int

  /// Creates a file.
  public init(path: String, location: String, size: Int) {
    self.path = path
    self.location = location
    self.size = size
  }

  /// The parts of the path without the extension of the last: what may name a customer.
  var nameParts: [String] {
    var parts = path.utf8.split(separator: UInt8(ascii: "/"))
    if let last = parts.last, let dot = last.lastIndex(of: UInt8(ascii: ".")), dot != last.startIndex {
      parts[parts.count - 1] = last[..<dot]
    }
    return parts.map { String(Substring($0)) }
  }

  /// Whether the file's ending says that it holds no table: such a file is passed over with a note where its content is
  /// no known export, instead of being refused.
  public var isLikelyNoExport: Bool {
    let endings = [
      "md", "pdf", "png", "jpg", "svg", "html", "htm", "yaml", "yml", "log", "py", "docx", "sha256",
    ]
    return endings.contains { path.lowercased().hasSuffix("." + $0) }
  }
}
