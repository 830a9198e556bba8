/// Units of one SKU by where their subscriptions stand in life; most have units in one state only, which need no storage.
public struct UnitsByState: Hashable, Sendable {
  // What is small stands last, here and in holdings: of these there are tens of thousands in memory.
  private struct Units: Hashable {
    var units: LicenseUnits
    var state: SubscriptionState
  }

  /// The units where there are some in several states; else empty.
  private var several: [SubscriptionState: LicenseUnits] = [:]
  /// The units where there are some in exactly one state.
  private var only: Units?

  /// No units.
  public init() {}

  /// The units in a state; `nil` where the source tells of none.
  public subscript(state: SubscriptionState) -> LicenseUnits? {
    get { several.isEmpty ? (only?.state == state ? only?.units : nil) : several[state] }
    set {
      var all = several
      if let only { all[only.state] = only.units }
      all[state] = newValue
      only = all.count == 1 ? all.first.map { Units(units: $0.value, state: $0.key) } : nil
      several = all.count == 1 ? [:] : all
    }
  }

  /// The states of which the source tells, in their order.
  public var states: [SubscriptionState] {
    several.isEmpty
      ? only.map { [$0.state] } ?? [] : several.keys.sorted { $0.rawValue < $1.rawValue }
  }

  /// All units together; none where the source tells of none.
  public var total: LicenseUnits { several.isEmpty ? only?.units ?? .none : several.values.reduce(.none, +) }

  /// Whether the units in any state fulfil a condition.
  public func contains(where holds: (SubscriptionState, LicenseUnits) -> Bool) -> Bool {
    if let only { return holds(only.state, only.units) }
    return several.contains { holds($0.key, $0.value) }
  }

  /// Adds the units of another holding, state by state.
  public mutating func add(_ other: Self) {
    for state in other.states {
      guard let units = other[state] else { continue }
      self[state] = self[state].map { $0 + units } ?? units
    }
  }
}

extension UnitsByState: ExpressibleByDictionaryLiteral {
  /// The units of a literal; a state that stands twice has the units of the last.
  public init(dictionaryLiteral elements: (SubscriptionState, LicenseUnits)...) {
    for (state, units) in elements { self[state] = units }
  }
}
