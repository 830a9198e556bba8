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
    let tenantWide = facts.holdings.filter(\.isTenantWide)
    guard let ratio = usage.ratio, !tenantWide.isEmpty else { return nil }
    let units = UncountedUnits(
      of: tenantWide.filter { Self.mayCover($0, service, catalog) }, catalog: catalog)
    beyond = max((usage.bounds?.upperBound ?? ratio.numerator) - ratio.denominator, 0)
    self.service = service.slug
    basis = usage.basis.rawValue
    lapsedAtMost = min(units.lapsed, beyond)
    trialAtMost = units.isTrialKnown ? min(units.trial, beyond) : nil
    let certain = ratio.numerator - ratio.denominator - lapsedAtMost
    unexplainedAtLeast = trialAtMost.map { max(certain - $0, 0) }
  }

  /// Whether units of the holding may entitle to the service: a product or service that no catalog knows may.
  private static func mayCover(_ holding: Holding, _ service: Service.ID, _ catalog: ServiceCatalog) -> Bool {
    guard catalog.place(of: service) != nil else { return true }
    return catalog.products.services(of: holding.product.partNumber)?.contains(service) ?? true
  }
}

/// Units that can be used and do not count as sold.
private struct UncountedUnits {
  var trial = 0
  var lapsed = 0
  var isTrialKnown = true

  init(of holdings: [Holding], catalog: ServiceCatalog) {
    for (partNumber, own) in Dictionary(grouping: holdings, by: { $0.product.partNumber.uppercased() }) {
      add(own, isFree: catalog.isFree(partNumber: partNumber))
    }
  }

  /// Adds the units of one SKU: those of trials and of free products, and those that were suspended or switched off or
  /// stand in their grace period beside active ones.
  private mutating func add(_ holdings: [Holding], isFree: Bool) {
    let hasActive = holdings.contains { $0.terms != .trial && $0.units[.active] != nil }
    for holding in holdings {
      func sold(_ state: SubscriptionState) -> Int { holding.units[state]?.sold ?? 0 }
      if holding.terms == .trial || isFree {
        trial += sold(.active) + sold(.gracePeriod)
      } else {
        lapsed += hasActive ? sold(.gracePeriod) : 0
        isTrialKnown = isTrialKnown && (holding.terms == .paid || sold(.active) + sold(.gracePeriod) == 0)
      }
      if holding.terms != .trial { lapsed += sold(.suspended) + sold(.disabled) }
    }
  }
}
