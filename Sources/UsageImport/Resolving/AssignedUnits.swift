internal import AdoptionDomain

/// Units of one SKU by terms and state, with the assigned ones among them.
///
/// Exports state how many units are assigned, not in which subscription. They are taken to lie in what counts first,
/// then in trials, then in what has lapsed; what exceeds all of it is assigned too often, and stays on what counts.
struct AssignedUnits {
  /// Units by terms and state.
  private(set) var byTerms: [SubscriptionTerms: UnitsByState] = [:]

  private struct Place: Hashable {
    let terms: SubscriptionTerms
    let state: SubscriptionState
  }

  /// Distributes the assigned units; `nil` leaves all of them unknown.
  init(_ units: [(SubscriptionTerms, SubscriptionState, Int)], assigned: Int?) {
    var sold: [Place: Int] = [:]
    for (terms, state, count) in units { sold[Place(terms: terms, state: state), default: 0] += count }
    guard var rest = assigned else {
      for (place, count) in sold { set(place, LicenseUnits(sold: count, assigned: nil)) }
      return
    }
    for (place, count) in sold { set(place, LicenseUnits(sold: count, assigned: 0)) }
    let order = Self.order(of: Array(sold.keys))
    for place in order {
      let taken = min(rest, sold[place] ?? 0)
      set(place, LicenseUnits(sold: sold[place] ?? 0, assigned: taken))
      rest -= taken
    }
    guard rest > 0 else { return }
    let first = order.first ?? Place(terms: .unstated, state: .active)
    set(first, (byTerms[first.terms]?[first.state] ?? .none) + LicenseUnits(sold: 0, assigned: rest))
  }

  private mutating func set(_ place: Place, _ units: LicenseUnits) {
    byTerms[place.terms, default: [:]][place.state] = units
  }

  /// The places that hold assigned units, in their order; nobody has units that are gone or have not begun.
  private static func order(of places: [Place]) -> [Place] {
    let isPaidActive = places.contains { $0.terms != .trial && $0.state == .active }
    func rank(_ place: Place) -> Int? {
      switch (place.terms, place.state) {
      case (_, .deleted), (_, .unknown): nil
      case (.trial, .active), (.trial, .gracePeriod): 1
      case (.trial, _): 3
      case (_, .active): 0
      case (_, .gracePeriod): isPaidActive ? 2 : 0
      case (_, .suspended), (_, .disabled): 2
      }
    }
    return places.compactMap { place in rank(place).map { ($0, place) } }
      .sorted {
        ($0.0, $0.1.state.rawValue, $0.1.terms.rawValue) < ($1.0, $1.1.state.rawValue, $1.1.terms.rawValue)
      }
      .map(\.1)
  }
}
