/// Everything that a customer holds of one SKU, whatever terms and exports name it.
public struct HeldProduct: Hashable, Sendable {
  /// The SKU; of different spellings the first by code points among the holdings that count, or else among all.
  public var product: Product
  /// The units that count as sold; `nil` where nothing counts.
  public var countedUnits: LicenseUnits?
  /// Whether what counts is only still there for its grace period.
  public var isExpiring: Bool
  /// Units that count among those that this partner sold; `nil` where no export tells.
  public var ownUnits: Int?
  /// Whether units exist that do not count: trials, suspended ones, or ones in grace beside active ones; deleted ones
  /// are gone.
  public var hasUncountedUnits: Bool
  /// The nearest end of a commitment of the holdings that count, where stated.
  public var commitmentEnd: CalendarDay?
  /// Whether every subscription that counts renews by itself, where stated.
  public var renewsAutomatically: Bool?
  /// The place of the first export it rests on in the facts' sources, 0-based.
  public var source: Int
}

extension CustomerFacts {
  /// The customer's products, each SKU once, by part number in upper case.
  ///
  /// Exports spell part numbers in different case, state terms or not, and cover the tenant or only what this partner
  /// sold. So whether an active paid subscription stands beside one in its grace period is decided over all holdings
  /// of the SKU. Where a tenant-wide holding counts, own ones of the SKU are part of it and are not added.
  public var heldProducts: [HeldProduct] { AdoptionDomain.heldProducts(of: holdings) }
}

/// The products of the holdings, each SKU once, by part number in upper case.
public func heldProducts(of holdings: [Holding]) -> [HeldProduct] {
  groupedByPartNumber(holdings).map {
    $0.count == 1 ? HeldProduct(alone: $0[$0.startIndex]) : HeldProduct(uniting: Array($0))
  }
}

/// The holdings of each SKU, by part number in upper case; those of one SKU stay in their order.
public func groupedByPartNumber(_ holdings: [Holding]) -> [ArraySlice<Holding>] {
  func key(_ place: Int) -> SharedText { holdings[place].product.partNumber.uppercased }
  // As facts have them, they are in order: slices of the list do.
  guard holdings.indices.dropFirst().allSatisfy({ key($0 - 1) <= key($0) }) else {
    let order = holdings.indices.sorted { left, right in
      key(left) == key(right) ? left < right : key(left) < key(right)
    }
    return groupedByPartNumber(order.map { holdings[$0] })
  }
  var groups: [ArraySlice<Holding>] = []
  var start = 0
  for place in holdings.indices {
    if place + 1 < holdings.count, key(place) == key(place + 1) { continue }
    groups.append(holdings[start...place])
    start = place + 1
  }
  return groups
}

extension HeldProduct {
  /// The product of a SKU that stands in one holding, as most do: what uniting it with nothing else comes to.
  fileprivate init(alone holding: Holding) {
    let units = holding.countedUnits
    let state: SubscriptionState = units == nil || holding.isExpiring ? .gracePeriod : .active
    product = holding.product
    countedUnits = units
    isExpiring = units != nil && state == .gracePeriod
    hasUncountedUnits = holding.units.contains { own, units in
      own != .deleted && units != .none && (holding.terms == .trial || own != state)
    }
    commitmentEnd = units == nil ? nil : holding.commitmentEnd
    renewsAutomatically = units == nil ? nil : holding.renewsAutomatically
    ownUnits = holding.isTenantWide ? nil : units?.sold
    source = holding.source
  }

  /// Unites all holdings of one SKU.
  fileprivate init(uniting holdings: [Holding]) {
    let paid = holdings.filter { $0.countedUnits != nil }
    let tenantWide = paid.filter(\.isTenantWide)
    let sellable = tenantWide.isEmpty ? paid : tenantWide
    let state: SubscriptionState = sellable.contains { !$0.isExpiring } ? .active : .gracePeriod
    let counted = sellable.filter { $0.units[state] != nil }
    let named = counted.isEmpty ? holdings : counted
    product = Product(uniting: named.map(\.product))
    countedUnits = counted.isEmpty ? nil : counted.compactMap { $0.units[state] }.reduce(.none, +)
    isExpiring = !counted.isEmpty && state == .gracePeriod
    hasUncountedUnits = holdings.contains { holding in
      holding.units.contains { own, units in
        own != .deleted && units != .none && (holding.terms == .trial || own != state)
      }
    }
    commitmentEnd = counted.compactMap(\.commitmentEnd).min()
    let renewals = counted.compactMap(\.renewsAutomatically)
    renewsAutomatically = renewals.isEmpty ? nil : renewals.allSatisfy { $0 }
    let own = paid.filter { !$0.isTenantWide }
    ownUnits = own.isEmpty ? nil : own.reduce(0) { $0 + ($1.countedUnits?.sold ?? 0) }
    source = named.map(\.source).min() ?? 0
  }
}
