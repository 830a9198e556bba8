internal import AdoptionDomain
internal import AdoptionMetrics

/// How far the causes of an excess can be bounded where no export tells of people: by the units that do not count.
public struct ExcessBound: Hashable, Sendable {
  /// The service's slug.
  public let service: String
  /// What the denominator of the excess counts.
  public let basis: String
  /// Active people or entitlements beyond the denominator.
  public let beyond: Int
  /// Trial and free units, which at most so many of the excess can use; `nil` where a source does not say which units are
  /// trials.
  public let trialAtMost: Int?
  /// Lapsed units, which at most so many of the excess can use.
  public let lapsedAtMost: Int
  /// What at least remains unexplained; `nil` where trials are not known.
  public let unexplainedAtLeast: Int?

  /// Bounds the causes by the customer's tenant-wide units; `nil` where no export tells of those.
  init?(of usage: Measure, _ service: Service.ID, _ facts: CustomerFacts, catalog: ServiceCatalog) {
    guard let ratio = usage.ratio, let limits = CauseLimits(of: service, facts: facts, catalog: catalog)
    else {
      return nil
    }
    let beyond = max((usage.bounds?.upperBound ?? ratio.numerator) - ratio.denominator, 0)
    self.beyond = beyond
    self.service = service.slug
    basis = usage.basis.rawValue
    lapsedAtMost = min(limits.lapsed, beyond)
    trialAtMost = limits.trial.map { min($0, beyond) }
    let certain = ratio.numerator - ratio.denominator - lapsedAtMost
    unexplainedAtLeast = trialAtMost.map { max(certain - $0, 0) }
  }
}
