public import AdoptionDomain
public import Recommendations

/// What reports of one night share, whoever reads them.
public struct ReportContext: Sendable {
  /// The services.
  public let catalog: ServiceCatalog
  /// The rules and actions, for their wording.
  public let playbook: Playbook
  /// The exports that were read.
  public let sources: [ExportSource]

  /// How the reports can differ from those that were published; `nil` where they are the published ones.
  public let renderedAgain: RenderedAgain?

  /// The playbook's words by language.
  private let words: [String: PlaybookWords]

  /// Creates the context of a night's reports.
  public init(
    catalog: ServiceCatalog, playbook: Playbook, sources: [ExportSource], renderedAgain: RenderedAgain? = nil
  ) {
    self.catalog = catalog
    self.playbook = playbook
    self.sources = sources
    self.renderedAgain = renderedAgain
    let languages = Set(playbook.rules.flatMap(\.wording.keys) + playbook.actions.flatMap(\.wording.keys))
    words = Dictionary(
      uniqueKeysWithValues: languages.map { ($0, PlaybookWords(playbook, language: $0)) })
  }

  /// The same context in memory of its own: threads that read the same arrays fight over their reference counts.
  package var copied: ReportContext {
    ReportContext(
      catalog: catalog.copied, playbook: playbook.copied, sources: sources.map { $0 },
      renderedAgain: renderedAgain)
  }

  /// The playbook's words in a language.
  func words(in language: String) -> PlaybookWords {
    words[language] ?? PlaybookWords(playbook, language: language)
  }
}
