public import AdoptionDomain

/// The end of a commitment that lies ahead.
public struct Renewal: Hashable, Sendable {
  /// How many days ahead a commitment's end is told.
  public static let daysAhead = 90

  /// The SKU.
  public let product: Product
  /// The last day of the commitment, as the export states it.
  public let end: CalendarDay
  /// Units sold that it is about.
  public let units: Int
  /// Units assigned; `nil` where no source tells.
  public let assigned: Int?
  /// Whether the subscriptions renew by themselves; `nil` where no source tells.
  public let renewsAutomatically: Bool?
  /// Whether the subscription has already lapsed into its grace period.
  public let isExpiring: Bool
}

/// The commitments of a customer that end within so many days after a day, the nearest first, then by part number; those
/// in their grace period are always among them.
public func renewals(
  of facts: CustomerFacts, after day: CalendarDay, within days: Int = Renewal.daysAhead
) -> [Renewal] {
  facts.heldProducts.compactMap { held -> Renewal? in
    guard let end = held.commitmentEnd, let units = held.countedUnits, units.sold > 0 else { return nil }
    let isAhead = end > day && end.days(since: day) <= days
    guard isAhead || held.isExpiring else { return nil }
    return Renewal(
      product: held.product, end: end, units: units.sold, assigned: units.assigned,
      renewsAutomatically: held.renewsAutomatically, isExpiring: held.isExpiring)
  }
  .sorted { ($0.end, $0.product.partNumber) < ($1.end, $1.product.partNumber) }
}
