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

extension RandomAccessCollection {
  /// The place of what lies nearest to a day, of two equally near the older; `nil` where none lies within a tolerance.
  ///
  /// - Parameters:
  ///   - target: the day that is looked for.
  ///   - tolerance: so many days it may lie before or after that.
  ///   - day: the day of an element; the elements are in the order of their days.
  /// - Returns: the place.
  public func place(
    nearest target: CalendarDay, within tolerance: Int, _ day: (Element) -> CalendarDay
  ) -> Index? {
    let next = place(from: target, day)
    let after = next < endIndex ? day(self[next]).days(since: target) : Int.max
    if next > startIndex {
      let last = index(before: next)
      let before = target.days(since: day(self[last]))
      if before <= tolerance, before <= after { return last }
    }
    return after <= tolerance ? next : nil
  }

  /// The place of the first element whose day is the given one or later; the elements are in the order of their days.
  func place(from target: CalendarDay, _ day: (Element) -> CalendarDay) -> Index {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = index(low, offsetBy: distance(from: low, to: high) / 2)
      if day(self[middle]) < target { low = index(after: middle) } else { high = middle }
    }
    return low
  }
}
