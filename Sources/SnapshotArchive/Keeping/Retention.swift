public import AdoptionDomain

/// How many nights are kept: the newest of each of so many days, weeks, months and years.
public struct Retention: Hashable, Sendable {
  /// The number of days, weeks (from Monday), months and years of which the newest night is kept; 0 keeps none of that
  /// kind.
  public let daily, weekly, monthly, yearly: Int

  /// Creates a retention.
  public init(daily: Int, weekly: Int, monthly: Int, yearly: Int) {
    (self.daily, self.weekly, self.monthly, self.yearly) = (daily, weekly, monthly, yearly)
  }

  /// The nights that are kept, the newest always among them.
  ///
  /// Days, weeks, months and years without a night are passed over, so that a time without runs costs nothing.
  /// - Parameter nights: the nights, in any order.
  /// - Returns: those that are kept.
  public func kept(of nights: [CalendarDay]) -> Set<CalendarDay> {
    let newestFirst = Set(nights).sorted(by: >)
    var kept = Set(newestFirst.prefix(1))
    func keep(_ count: Int, by period: (CalendarDay) -> Int) {
      var periods: [Int] = []
      for night in newestFirst where periods.count < count || periods.last == period(night) {
        guard periods.last != period(night) else { continue }
        periods.append(period(night))
        kept.insert(night)
      }
    }
    keep(daily) { Int($0.ordinal) }
    // 1970-01-01 was a Thursday; weeks begin on Monday (ISO 8601).
    keep(weekly) { (Int($0.ordinal) + 3 + 7 * 1_000_000) / 7 }
    keep(monthly) { $0.components.year * 12 + $0.components.month }
    keep(yearly) { $0.components.year }
    return kept
  }
}
