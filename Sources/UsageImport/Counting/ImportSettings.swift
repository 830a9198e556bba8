public import AdoptionDomain

/// What a reader of exports needs to know besides the exports.
public struct ImportSettings: Sendable {
  /// The services and free SKUs.
  public let catalog: ServiceCatalog
  /// Other spellings of column names.
  public let aliases: ColumnAliases
  /// So many of a thousand records may be set aside before the file is refused.
  public let maximumRejectedPermille: Int

  let aliasTable: AliasTable

  /// Creates the settings; `maximumRejectedPermille` is 10 (1 %) unless the partner says otherwise.
  public init(catalog: ServiceCatalog, aliases: ColumnAliases, maximumRejectedPermille: Int) {
    self.catalog = catalog
    self.aliases = aliases
    self.maximumRejectedPermille = maximumRejectedPermille
    aliasTable = AliasTable(aliases)
  }
}
