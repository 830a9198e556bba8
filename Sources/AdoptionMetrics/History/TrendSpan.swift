public import AdoptionDomain

/// How far back a figure is compared.
public enum TrendSpan: Int, CaseIterable, Sendable {
  /// A week.
  case week = 7
  /// Four weeks.
  case fourWeeks = 28
  /// A quarter of a year.
  case quarter = 91
  /// A year, of whole weeks, so that days of the week fall together.
  case year = 364

  /// The length in days.
  public var days: Int { rawValue }

  /// How many days before or after that day a night may lie to stand for it.
  public var tolerance: Int {
    switch self {
    case .week: 3
    case .fourWeeks: 7
    case .quarter: 14
    case .year: 28
    }
  }
}

/// The day that lies nearest to another one, of two equally near the older; `nil` where none lies within a tolerance.
///
/// - Parameters:
///   - target: the day that is looked for.
///   - tolerance: so many days it may lie before or after that.
///   - days: the days, in any order.
/// - Returns: the nearest day.
public func nearestDay(
  to target: CalendarDay, within tolerance: Int, in days: some Sequence<CalendarDay>
) -> CalendarDay? {
  var nearest: (day: CalendarDay, distance: Int)?
  for day in days {
    let distance = abs(day.days(since: target))
    guard distance <= tolerance else { continue }
    if let known = nearest, (known.distance, known.day) <= (distance, day) { continue }
    nearest = (day, distance)
  }
  return nearest?.day
}
