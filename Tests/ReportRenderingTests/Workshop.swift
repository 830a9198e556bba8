import MustacheTemplates
import ReportContent
import ReportRendering
import SettingsFiles
import TestSupport

/// Folders of templates as a night reads them.
func templateFolders(_ paths: [String]) throws -> [TemplateFolder] {
  try paths.map { path in
    var files: [String: [UInt8]] = [:]
    for file in try Repository.files(below: path) {
      files[file] = try Repository.bytes(of: path + "/" + file)
    }
    return TemplateFolder(path: path, files: files)
  }
}

/// The shipped settings and templates, made ready once.
enum Workshop {
  static let settings = Result { try loadSettings(from: [Repository.templates]) }
  static let templates = Result {
    // What a digest is of is no matter here: 32 bytes are.
    try ReportTemplates(folders: templateFolders([Repository.templates]), texts: settings.get().texts) { _ in
      [UInt8](repeating: 7, count: 32)
    }
  }
  static let validator = Result { try XMLValidator(templates.get()) }

  /// A renderer that holds every report against the schema.
  static func renderer() throws -> ReportRenderer {
    ReportRenderer(try templates.get(), validator: try validator.get(), known: nil)
  }

  /// The words of a shipped language.
  static func wording(_ language: String) throws -> Wording {
    guard let texts = try settings.get().texts.first(where: { $0.language == language }) else {
      throw NoSuchLanguage(language: language)
    }
    return Wording(texts)
  }

  struct NoSuchLanguage: Error { let language: String }
}
