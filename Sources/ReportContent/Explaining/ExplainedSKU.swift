public import AdoptionDomain
internal import AdoptionMetrics

/// The units of one SKU, by whom they were sold and where they stand in their life.
public struct ExplainedSKU: Hashable, Sendable {
  /// Units of one state under the same terms.
  public struct Units: Hashable, Sendable {
    /// Where the subscription stands in its life.
    public let state: SubscriptionState
    /// Paid, trial, or unstated.
    public let terms: SubscriptionTerms
    /// Whether the source covers the whole tenant, not only what this partner sold.
    public let isTenantWide: Bool
    /// Units sold and assigned.
    public let units: LicenseUnits
  }

  /// The SKU.
  public let product: Product
  /// Units that count as sold; `nil` where nothing counts.
  public let counted: Int?
  /// Units among those that this partner sold; `nil` where no export tells.
  public let own: Int?
  /// Whether what counts is known of the whole tenant.
  public let isTenantWide: Bool
  /// Whether nobody pays for it, so that its units entitle nobody.
  public let isFree: Bool
  /// The units, tenant-wide ones first, then by terms and state.
  public let units: [Units]
}

extension Explainer {
  /// The SKUs that entitle to a service, by part number.
  func skus(entitlingTo service: Service.ID) -> [ExplainedSKU] {
    skus(of: record.facts.holdings) {
      context.catalog.products.services(of: $0)?.contains(service) ?? false
    }
  }

  /// The SKU of a part number; of sources of lower precedence where no other names it.
  func skus(ofPartNumber partNumber: SharedText) -> [ExplainedSKU] {
    let name = partNumber.uppercased
    let found = skus(of: record.facts.holdings) { $0 == name }
    return found.isEmpty ? skus(of: record.facts.otherHoldings) { $0 == name } : found
  }

  private func skus(of holdings: [Holding], where isWanted: (SharedText) -> Bool) -> [ExplainedSKU] {
    let wanted = holdings.filter { isWanted($0.product.partNumber.uppercased) }
    return heldProducts(of: wanted).map { held in
      let partNumber = held.product.partNumber.uppercased
      let own = wanted.filter { $0.product.partNumber.uppercased == partNumber }
      return ExplainedSKU(
        product: held.product, counted: held.countedUnits?.sold, own: held.ownUnits,
        isTenantWide: own.contains { $0.isTenantWide && $0.countedUnits != nil },
        isFree: context.catalog.isFree(partNumber: partNumber),
        units: own.flatMap(ExplainedSKU.Units.all).sorted { $0.order < $1.order })
    }
  }
}

extension ExplainedSKU.Units {
  fileprivate static func all(of holding: Holding) -> [Self] {
    holding.units.states.map {
      Self(
        state: $0, terms: holding.terms, isTenantWide: holding.isTenantWide, units: holding.units[$0] ?? .none
      )
    }
  }

  fileprivate var order: (Int, UInt8, UInt8) { (isTenantWide ? 0 : 1, terms.rawValue, state.rawValue) }
}
