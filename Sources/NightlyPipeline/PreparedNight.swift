internal import AdoptionDomain
internal import Dispatch
internal import MustacheTemplates
internal import NightPublishing
internal import ReportContent
internal import ReportRendering
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

/// Everything that is read and checked before any export is opened.
struct PreparedNight: Sendable {
  let settings: Settings
  let templates: ReportTemplates
  let validator: XMLValidator
  let wordings: Wordings
  /// The files that all of it was read from.
  let keptSettings: [KeptFile]

  /// Reads settings, rules and templates.
  init(templateFolders: [String]) throws(NightError) {
    keptSettings = try NightlyPipeline.keptSettings(from: templateFolders)
    do throws(SettingsError) {
      settings = try loadSettings(from: templateFolders, forEach: atTheSameTime)
    } catch {
      throw .settings(error)
    }
    do throws(TemplateError) {
      templates = try ReportTemplates(
        folders: templateFolders.enumerated().map { [keptSettings] layer, folder in
          TemplateFolder(
            path: folder,
            files: Dictionary(
              uniqueKeysWithValues: keptSettings.filter { $0.layer == layer }.map { ($0.path, $0.content) }))
        }, texts: settings.texts, sha256: SHA256Digest.of,
        forEach: atTheSameTime)
      validator = try XMLValidator(templates)
    } catch {
      throw .templates(error)
    }
    wordings = Wordings(settings)
  }

  /// What the import needs of the settings.
  var importSettings: ImportSettings {
    ImportSettings(
      catalog: settings.catalog, aliases: settings.aliases,
      maximumRejectedPermille: settings.maxRejectedPermille)
  }

  /// What all reports of a night share.
  func context(of facts: Facts, renderedAgain: RenderedAgain? = nil) -> ReportContext {
    ReportContext(
      catalog: settings.catalog.learning(facts.learnedProducts), playbook: settings.playbook,
      sources: facts.sources, renderedAgain: renderedAgain)
  }
}

/// Calls something with each number below `count` on all processors; ends when all calls have ended.
private func atTheSameTime(_ count: Int, _ body: @Sendable (Int) -> Void) {
  DispatchQueue.concurrentPerform(iterations: count, execute: body)
}
