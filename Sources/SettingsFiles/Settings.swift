public import AdoptionDomain
public import Recommendations
public import ReportContent

/// Everything that the partner sets in files, checked and merged over all layers.
public struct Settings: Equatable, Sendable {
  /// The services, the products and those that nobody pays for.
  public let catalog: ServiceCatalog
  /// Other names of export columns.
  public let aliases: ColumnAliases
  /// The rules, training actions and their wording.
  public let playbook: Playbook
  /// The texts of every language, by language; all have the same keys.
  public let texts: [LanguageTexts]
  /// How many records of a thousand may be set aside before their file is refused, 0 to 1000.
  public let maxRejectedPermille: Int
  /// Data that are more days older than the night are stale.
  public let staleAfter: Int
  /// Those of `texts` in the language of customers for whom none is known.
  public let defaultTexts: LanguageTexts

  /// Creates settings.
  public init(
    catalog: ServiceCatalog, aliases: ColumnAliases, playbook: Playbook, texts: [LanguageTexts],
    maxRejectedPermille: Int, staleAfter: Int, defaultTexts: LanguageTexts
  ) {
    self.catalog = catalog
    self.aliases = aliases
    self.playbook = playbook
    self.texts = texts.sorted { $0.language < $1.language }
    self.maxRejectedPermille = maxRejectedPermille
    self.staleAfter = staleAfter
    self.defaultTexts = defaultTexts
  }
}
