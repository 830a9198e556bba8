internal import AdoptionDomain
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
  /// The wording of each language, by its name in lower case.
  let wordings: [String: Wording]
  /// The wording of the partner's own pages, and for customers of whom no language is known.
  let defaultWording: Wording

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
      validator = try XMLValidator(templates)
    } catch {
      throw .templates(error)
    }
    wordings = Dictionary(
      settings.texts.map { ($0.language.lowercased(), Wording($0)) }, uniquingKeysWith: { first, _ in first })
    defaultWording = Wording(settings.defaultTexts)
  }

  /// What the import needs of the settings.
  var importSettings: ImportSettings {
    ImportSettings(
      catalog: settings.catalog, aliases: settings.aliases,
      maximumRejectedPermille: settings.maxRejectedPermille)
  }

  /// What all reports of a night share.
  func context(of facts: Facts) -> ReportContext {
    ReportContext(
      catalog: settings.catalog.learning(facts.learnedProducts), playbook: settings.playbook,
      sources: facts.sources)
  }

  /// The wording of a customer's language, or the default one.
  func wording(for language: String?) -> Wording { language.flatMap(knownWording) ?? defaultWording }

  /// Whether a language has texts.
  func hasTexts(for language: String) -> Bool { knownWording(of: language) != nil }

  /// The wording of a language in any case, with hyphens or underscores; `ko-KR` finds `ko` (RFC 4647, lookup).
  private func knownWording(of language: String) -> Wording? {
    var subtags = language.lowercased().split { $0 == "-" || $0 == "_" }
    while !subtags.isEmpty {
      if let wording = wordings[subtags.joined(separator: "-")] { return wording }
      subtags.removeLast()
    }
    return nil
  }
}
