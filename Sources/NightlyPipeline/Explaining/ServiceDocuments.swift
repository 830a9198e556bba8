internal import AdoptionDomain
internal import AdoptionMetrics
internal import ReportContent

/// The active people of one class, for machines.
struct ActiveClassDocument: Codable, Equatable {
  let measure: String
  let people: Int?
  let least: Int?
  let most: Int?

  init(_ row: ActiveClass) {
    measure = row.id.rawValue
    people = row.people
    least = row.bounds?.lowerBound
    most = row.bounds?.upperBound
  }
}

/// Who the active people of a service are, for machines.
struct AttributionDocument: Codable, Equatable {
  let active: Int
  let classes: [ActiveClassDocument]
  let unattributed: Int

  init(_ attribution: ExplainedAttribution) {
    active = attribution.active
    classes = attribution.classes.map(ActiveClassDocument.init)
    unattributed = attribution.unattributed
  }
}

/// Why more people are active than counted, for machines.
struct ExcessDocument: Codable, Equatable {
  let basis: String
  let active: Int?
  let denominator: Int?
  let causes: [ActiveClassDocument]
  let overAssigned: Int
  let atMostTrial: Int?
  let atMostLapsed: Int?

  init(_ excess: ExplainedExcess) {
    basis = excess.usage.basis.rawValue
    active = excess.usage.ratio?.numerator
    denominator = excess.usage.ratio?.denominator
    causes = excess.causes.map(ActiveClassDocument.init)
    overAssigned = excess.overAssigned
    atMostTrial = excess.limits?.trial
    atMostLapsed = excess.limits?.lapsed
  }
}

/// The gap over entitled units, or why it is not known, for machines.
struct GapDocument: Codable, Equatable {
  var unknown: String?
  var entitled: Int?
  var overAssigned: Int?
  var unassigned: Int?
  var overlap: Int?
  var idle: Int?
  var active: Int?
  var newlyLicensed: Int?

  init(_ gap: ExplainedGap) {
    switch gap {
    case .unknown(let obstacle): unknown = obstacle.rawValue
    case .known(let known):
      entitled = known.entitled
      overAssigned = known.overAssigned
      unassigned = known.unassigned
      overlap = known.overlap
      idle = known.idle
      active = known.active
      newlyLicensed = known.newlyLicensed
    }
  }
}

/// The units of one SKU, for machines.
struct SKUDocument: Codable, Equatable {
  struct UnitsDocument: Codable, Equatable {
    let state: String
    let terms: String
    let isTenantWide: Bool
    let sold: Int
    let assigned: Int?
  }

  let partNumber: String
  let name: String
  let counted: Int?
  let own: Int?
  let isTenantWide: Bool
  let isFree: Bool
  let units: [UnitsDocument]

  init(_ sku: ExplainedSKU) {
    partNumber = sku.product.partNumber.text
    name = sku.product.name.text
    counted = sku.counted
    own = sku.own
    isTenantWide = sku.isTenantWide
    isFree = sku.isFree
    units = sku.units.map {
      UnitsDocument(
        state: $0.state.id, terms: $0.terms.id, isTenantWide: $0.isTenantWide, sold: $0.units.sold,
        assigned: $0.units.assigned)
    }
  }
}
