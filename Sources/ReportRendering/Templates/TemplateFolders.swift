internal import FoundationEssentials
internal import MustacheTemplates

/// The templates of all folders, by layer, and the schema and style sheet that win.
struct TemplateFolders {
  /// The templates by name, such as `html/customer`; the last layer wins.
  private(set) var layers: [[String: TemplateSource]] = []
  /// The style sheet.
  private(set) var styleSheet: TemplateSource?
  /// The path and text of the schema.
  private(set) var schema: TemplateSource?

  /// Reads `html/` and `xml/` below each folder; what a folder lacks comes from the ones before it.
  init(reading folders: [String]) throws(TemplateError) {
    for folder in folders {
      var layer: [String: TemplateSource] = [:]
      for medium in ["html", "html/partials", "xml", "xml/partials"] {
        for name in try Self.names(in: folder + "/" + medium) {
          let path = "\(folder)/\(medium)/\(name)"
          if name.hasSuffix(".mustache") {
            layer["\(medium)/\(name.dropLast(".mustache".count))"] = try Self.read(path)
          } else if medium == "html", name == "style.css" {
            styleSheet = try Self.read(path)
          } else if medium == "xml", name == "report.xsd" {
            schema = try Self.read(path)
          }
        }
      }
      layers.append(layer)
    }
  }

  /// The files of a folder by name; none where the folder does not exist.
  private static func names(in folder: String) throws(TemplateError) -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
        .sorted()
    } catch {
      throw unreadable(folder, error)
    }
  }

  private static func read(_ path: String) throws(TemplateError) -> TemplateSource {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw unreadable(path, error)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TemplateError(path: path, line: 1, column: 1, expected: "UTF-8", found: "other bytes")
    }
    return TemplateSource(path: path, text: text)
  }

  private static func unreadable(_ path: String, _ error: any Error) -> TemplateError {
    TemplateError(path: path, line: 1, column: 1, expected: "a readable file", found: "\(error)")
  }
}
