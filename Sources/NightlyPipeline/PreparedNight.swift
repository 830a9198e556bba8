internal import MustacheTemplates
internal import NightPublishing
internal import ReportContent
internal import ReportRendering
internal import SettingsFiles
internal import UsageImport

/// Everything that is read and checked before any export is opened.
struct PreparedNight: Sendable {
  let settings: Settings
  let templates: ReportTemplates
  let validator: XMLValidator
  /// The wording of each language.
  let wordings: [String: Wording]

  /// Reads settings, rules and templates.
  init(templateFolders: [String]) throws(NightError) {
    do throws(SettingsError) {
      settings = try loadSettings(from: templateFolders)
    } catch {
      throw .settings(error)
    }
    do throws(TemplateError) {
      templates = try ReportTemplates(
        folders: templateFolders, texts: settings.texts, sha256: SHA256Digest.of)
    } catch {
      throw .templates(error)
    }
    do throws(XMLFault) {
      validator = try XMLValidator(templates)
    } catch {
      throw .schema(error)
    }
    wordings = Dictionary(uniqueKeysWithValues: settings.texts.map { ($0.language, Wording($0)) })
  }

  /// What the import needs of the settings.
  var importSettings: ImportSettings {
    ImportSettings(
      catalog: settings.catalog, aliases: settings.aliases,
      maximumRejectedPermille: settings.maxRejectedPermille)
  }

  /// The wording of a customer's language, or of the default one; `ko-KR` finds `ko`.
  func wording(for language: String?) -> Wording? {
    let known = language.flatMap { wordings[$0] ?? wordings[String($0.prefix { $0 != "-" })] }
    return known ?? wordings[settings.defaultLanguage]
  }

  /// Whether a language has texts.
  func hasTexts(for language: String) -> Bool {
    wordings[language] != nil || wordings[String(language.prefix { $0 != "-" })] != nil
  }
}
