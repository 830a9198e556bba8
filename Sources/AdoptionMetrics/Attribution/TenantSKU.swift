internal import AdoptionDomain

/// What the tenant-wide sources say of one SKU, and how many people have it.
struct TenantSKU {
  /// The part number in upper case.
  let partNumber: SharedText
  /// The names by which the sources call it, folded for comparison.
  let names: [SharedText]
  /// The services that it entitles to; `nil` where no catalog knows it.
  let services: [Service.ID]?
  /// Units that count as sold.
  let counted: Int
  /// Those of the counted units that are assigned; `nil` where no source tells.
  let assigned: Int?
  /// Units that nobody bought: those of trials and of free products.
  let trial: Int
  /// Units that have lapsed: suspended or switched off, or in grace beside an active subscription.
  let lapsed: Int
  /// Units assigned in any state; `nil` where no source tells.
  let consumed: Int?
  /// Whether any units count as sold, be they none.
  let isCounted: Bool
  /// Whether the sources say which units are trials.
  let areTermsStated: Bool
  /// People who are not deleted and have the product.
  var people = 0

  /// People who are left with a trial unit once the counted ones are taken.
  var trialPeople: Int { min(max(people - counted, 0), trial) }

  /// People who are left with a lapsed unit once the counted and trial ones are taken.
  var lapsedPeople: Int { min(max(people - counted - trial, 0), lapsed) }

  /// People for whom no unit of any kind is left.
  var peopleBeyondUnits: Int { max(people - counted - trial - lapsed, 0) }

  /// Whether its people share a pool: some of them are not covered by a counted unit, and no source tells who.
  var isPool: Bool { trialPeople + lapsedPeople > 0 }

  /// Whether a unit of any kind covers the service.
  func covers(_ service: Service.ID) -> Bool {
    counted + trial + lapsed > 0 && services?.contains(service) ?? false
  }

  /// Whether its counted units entitle to the service.
  func entitles(to service: Service.ID) -> Bool { services?.contains(service) ?? false }
}

extension TenantSKU {
  /// Unites the holdings of one SKU.
  init(partNumber: SharedText, holdings: ArraySlice<Holding>, catalog: borrowing ServiceCatalog) {
    self.partNumber = partNumber
    names = holdings.reduce(into: []) { names, holding in
      for name in holding.names where !names.contains(name.folded) { names.append(name.folded) }
    }
    services = catalog.products.services(of: partNumber)
    var (active, grace): (LicenseUnits?, LicenseUnits?)
    var (trials, off, consumed) = (0, 0, LicenseUnits.none)
    var areTermsStated = true
    for holding in holdings {
      let units = holding.units
      consumed = consumed + units.total
      if holding.terms == .trial {
        trials += units.sold(.active) + units.sold(.gracePeriod)
        continue
      }
      off += units.sold(.suspended) + units.sold(.disabled)
      if let own = units[.active] { active = (active ?? .none) + own }
      if let own = units[.gracePeriod] { grace = (grace ?? .none) + own }
      if holding.terms == .unstated, holding.countedUnits != nil { areTermsStated = false }
    }
    self.consumed = consumed.assigned
    // Nobody bought the units of a free product: they cover people like those of a trial.
    let isFree = catalog.isFree(partNumber: partNumber)
    let sold = active ?? grace ?? .none
    counted = isFree ? 0 : sold.sold
    assigned = isFree ? 0 : sold.assigned
    isCounted = !isFree && !(active == nil && grace == nil)
    trial = trials + (isFree ? (active?.sold ?? 0) + (grace?.sold ?? 0) : 0)
    lapsed = off + (isFree || active == nil ? 0 : grace?.sold ?? 0)
    self.areTermsStated = isFree || areTermsStated
  }
}

extension UnitsByState {
  /// Units sold in a state; 0 where none are.
  fileprivate func sold(_ state: SubscriptionState) -> Int { self[state]?.sold ?? 0 }
}
