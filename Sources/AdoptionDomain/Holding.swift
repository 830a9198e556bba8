/// What is sold: a SKU with its part number and name.
public struct Product: Hashable, Sendable {
  /// Microsoft's string id, such as `ENTERPRISEPACK`, as the export spells it.
  public var partNumber: SharedText
  /// The product's name as the export spells it.
  public var name: SharedText

  /// Creates a product.
  public init(partNumber: SharedText, name: SharedText) {
    self.partNumber = partNumber
    self.name = name
  }

  /// Creates a product.
  public init(partNumber: String, name: String) {
    self.init(partNumber: SharedText(partNumber), name: SharedText(name))
  }

  /// Unites different spellings of one product: of part number and name each the first by code points.
  public init(uniting spellings: [Product]) {
    partNumber = spellings.lazy.map(\.partNumber).min() ?? ""
    name = spellings.lazy.map(\.name).min() ?? ""
  }
}

/// Where a subscription stands in its life; states as Graph's `licenseUnitsDetail` and Partner Center name them.
public enum SubscriptionState: UInt8, CaseIterable, Sendable {
  /// Active and usable.
  case active
  /// Expired, and still usable until the grace period ends ("warning").
  case gracePeriod
  /// Cancelled or unpaid; cannot be assigned.
  case suspended
  /// Switched off or locked out.
  case disabled
  /// Gone.
  case deleted
  /// Not begun, or in a state this program does not know: never counted, listed apart.
  case unknown
}

/// Who pays for a subscription.
public enum SubscriptionTerms: UInt8, CaseIterable, Sendable {
  /// A paid subscription.
  case paid
  /// A trial: its units were not sold.
  case trial
  /// The export does not say whether it is a trial.
  case unstated
}

/// Sold and assigned units of one state.
public struct LicenseUnits: Hashable, Sendable {
  /// Units sold.
  public var sold: Int
  /// Units assigned to people (consumed); `nil` where the source does not tell.
  public var assigned: Int?

  /// No units.
  public static let none = LicenseUnits(sold: 0, assigned: 0)

  /// Creates a pair of counts.
  public init(sold: Int, assigned: Int?) {
    self.sold = sold
    self.assigned = assigned
  }

  /// The sums of both sides; what one side does not tell, the sum does not tell.
  public static func + (left: Self, right: Self) -> Self {
    let assigned = left.assigned.flatMap { own in right.assigned.map { own + $0 } }
    return Self(sold: left.sold + right.sold, assigned: assigned)
  }
}

/// The units of one SKU that a customer holds under the same terms.
public struct Holding: Hashable, Sendable {
  /// The SKU.
  public var product: Product
  /// Every name by which the exports call the SKU, by code points; user exports may use any of them.
  public var names: [SharedText]
  /// Units by state; a state that is absent has no subscription.
  public var units: UnitsByState
  /// Paid, trial, or unstated.
  public var terms: SubscriptionTerms
  /// Whether the source covers the whole tenant, not only what this partner sold.
  public var isTenantWide: Bool
  /// Whether every subscription renews by itself, where stated.
  public var renewsAutomatically: Bool?
  /// The first day of the oldest subscription, where stated.
  public var start: CalendarDay?
  /// The nearest end of a commitment, where stated.
  public var commitmentEnd: CalendarDay?
  private var sourcePlace: UInt32

  /// The place of the export in the facts' sources, 0-based.
  public var source: Int {
    get { Int(sourcePlace) }
    set { sourcePlace = UInt32(newValue) }
  }

  /// Creates a holding.
  public init(
    product: Product, names: [SharedText]? = nil, terms: SubscriptionTerms, isTenantWide: Bool,
    units: UnitsByState, start: CalendarDay? = nil,
    commitmentEnd: CalendarDay? = nil, renewsAutomatically: Bool? = nil, source: Int
  ) {
    self.product = product
    self.names = names ?? [product.name]
    self.terms = terms
    self.isTenantWide = isTenantWide
    self.units = units
    self.start = start
    self.commitmentEnd = commitmentEnd
    self.renewsAutomatically = renewsAutomatically
    sourcePlace = UInt32(source)
  }

  /// The units that count as sold as far as this holding tells, `nil` where nothing counts.
  ///
  /// They are the active ones of paid subscriptions, and those in the grace period only where no paid subscription is
  /// active, so that a lapsed duplicate is not counted. Terms that no export states count as paid. What counts of the
  /// SKU as a whole, other holdings of it included, is said by `CustomerFacts.heldProducts`.
  public var countedUnits: LicenseUnits? {
    terms == .trial ? nil : units[.active] ?? units[.gracePeriod]
  }

  /// Whether what counts is only still there for its grace period.
  public var isExpiring: Bool { terms != .trial && units[.active] == nil && units[.gracePeriod] != nil }
}
