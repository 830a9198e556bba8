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

  /// Creates the context of a night's reports.
  public init(catalog: ServiceCatalog, playbook: Playbook, sources: [ExportSource]) {
    self.catalog = catalog
    self.playbook = playbook
    self.sources = sources
  }
}
