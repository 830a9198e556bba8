public import AdoptionDomain

/// How many people at most can be the cause of a usage above 100 % where only counts without people are known.
///
/// They are as many as there are units that do not count. Which of them are active, no such source tells.
public struct CauseLimits: Hashable, Sendable {
  /// Units of trials and of free products; `nil` where a source does not say which units are trials.
  public let trial: Int?
  /// Units that have lapsed.
  public let lapsed: Int

  /// Adds up the uncounted units of the tenant-wide SKUs that may cover a service, those of which no catalog knows what
  /// they cover included; `nil` where no export tells of any SKU.
  public init?(of service: Service.ID, facts: CustomerFacts, catalog: ServiceCatalog) {
    var units = facts
    units.activity = nil
    let skus = TenantSKUs(of: units, productSets: [], catalog: catalog).skus
    guard !skus.isEmpty else { return nil }
    let isKnown = catalog.place(of: service) != nil
    let covering = skus.filter { !isKnown || $0.services?.contains(service) ?? true }
    trial = covering.allSatisfy(\.areTermsStated) ? covering.reduce(0) { $0 + $1.trial } : nil
    lapsed = covering.reduce(0) { $0 + $1.lapsed }
  }
}
