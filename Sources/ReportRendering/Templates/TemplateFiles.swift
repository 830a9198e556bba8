internal import MustacheTemplates

/// A folder of templates, as it was read.
public struct TemplateFolder: Sendable {
  /// The folder's path, for errors.
  public let path: String
  /// The contents of its files by their paths as seen from it, such as `html/customer.mustache`; others than templates,
  /// style sheet and schema are passed over.
  public let files: [String: [UInt8]]

  /// Creates a folder.
  public init(path: String, files: [String: [UInt8]]) {
    self.path = path
    self.files = files
  }
}

/// The templates of all folders, by layer, and the schema and style sheet that win.
struct TemplateFiles {
  /// The templates by name, such as `html/customer`; the last layer wins.
  private(set) var layers: [[String: TemplateSource]] = []
  /// The style sheet.
  private(set) var styleSheet: TemplateSource?
  /// The path and text of the schema.
  private(set) var schema: TemplateSource?

  /// Takes what lies below `html/`, `xml/` and `mail/` of each folder; what a folder lacks comes from the ones before it.
  init(of folders: [TemplateFolder]) throws(TemplateError) {
    for folder in folders {
      var layer: [String: TemplateSource] = [:]
      for (path, bytes) in folder.files.sorted(by: { $0.key < $1.key }) {
        let medium = path.split(separator: "/").dropLast().joined(separator: "/")
        guard ["html", "html/partials", "xml", "xml/partials", "mail", "mail/partials"].contains(medium)
        else { continue }
        if path.hasSuffix(".mustache") {
          layer[String(path.dropLast(".mustache".count))] = try Self.source(bytes, folder, path)
        } else if path == "html/style.css" {
          styleSheet = try Self.source(bytes, folder, path)
        } else if path == "xml/report.xsd" {
          schema = try Self.source(bytes, folder, path)
        }
      }
      layers.append(layer)
    }
  }

  private static func source(
    _ bytes: [UInt8], _ folder: TemplateFolder, _ path: String
  ) throws(TemplateError) -> TemplateSource {
    let path = "\(folder.path)/\(path)"
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TemplateError(path: path, line: 1, column: 1, expected: "UTF-8", found: "other bytes")
    }
    return TemplateSource(path: path, text: text)
  }
}
