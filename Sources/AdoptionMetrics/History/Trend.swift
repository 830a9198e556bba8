public import AdoptionDomain

/// What comparing a figure with that of an earlier night comes to.
public enum TrendComparison: Hashable, Sendable {
  /// The figure of then, and the change in tenths of a point, rounded half away from zero.
  case against(PastFigure, changeInTenths: Int)
  /// No night before this one was recorded.
  case firstNight
  /// Nights were recorded, but none near that day.
  case noNight
  /// There was a night, but without a figure of equal measure, basis, window and source.
  case notComparable
}

/// How a figure went.
public struct Trend: Hashable, Sendable {
  /// A point of the line; a gap where no figure may be shown.
  public struct Point: Hashable, Sendable {
    /// The day that the point stands for; with a figure, the day for which that speaks.
    public let day: CalendarDay
    /// Both counts; `nil` for a gap.
    public let ratio: Ratio?

    /// Creates a point.
    public init(day: CalendarDay, ratio: Ratio?) { (self.day, self.ratio) = (day, ratio) }
  }

  /// The comparison over each span, in their order.
  public let comparisons: [(span: TrendSpan, outcome: TrendComparison)]
  /// A point for each of the last thirteen weeks from the first with a figure, and today's last.
  public let points: [Point]

  /// The weeks that the line goes back.
  public static let weeks = 13

  /// Compares a figure with earlier nights.
  ///
  /// - Parameters:
  ///   - ratio: the figure of tonight.
  ///   - key: what must be equal.
  ///   - day: the day for which it speaks.
  ///   - history: the earlier nights; those of the same day or later ones are passed over.
  ///   - isShown: whether an earlier figure may be shown.
  public init(
    of ratio: Ratio, key: FigureKey, on day: CalendarDay, in history: CustomerHistory,
    where isShown: (PastFigure) -> Bool = { _ in true }
  ) {
    let past = history.figures(of: key).filter { $0.day < day && $0.ratio.denominator > 0 && isShown($0) }
    comparisons = Self.comparisons(of: ratio, on: day, with: past, days: history.days)
    var points: [Point] = []
    for week in (1...Self.weeks).reversed() {
      let target = day.advanced(by: -7 * week)
      let place = past.place(nearest: target, within: 3) { $0.day }
      guard place != nil || !points.isEmpty else { continue }
      points.append(Point(day: place.map { past[$0].day } ?? target, ratio: place.map { past[$0].ratio }))
    }
    self.points = points + [Point(day: day, ratio: ratio)]
  }

  /// The comparisons alone, each as in a whole trend.
  public static func comparisons(
    of ratio: Ratio, key: FigureKey, on day: CalendarDay, in history: CustomerHistory
  ) -> [(span: TrendSpan, outcome: TrendComparison)] {
    let past = history.figures(of: key).filter { $0.day < day && $0.ratio.denominator > 0 }
    return comparisons(of: ratio, on: day, with: past, days: history.days)
  }

  private static func comparisons(
    of ratio: Ratio, on day: CalendarDay, with past: [PastFigure], days: [CalendarDay]
  ) -> [(span: TrendSpan, outcome: TrendComparison)] {
    let days = days[..<days.place(from: day) { $0 }]
    return TrendSpan.allCases.map { span in
      (span, comparison(of: ratio, over: span, on: day, with: past, days: days))
    }
  }

  /// The comparison over a span.
  public func comparison(over span: TrendSpan) -> TrendComparison {
    comparisons.first { $0.span == span }?.outcome ?? .noNight
  }

  private static func comparison(
    of ratio: Ratio, over span: TrendSpan, on day: CalendarDay, with past: [PastFigure],
    days: ArraySlice<CalendarDay>
  ) -> TrendComparison {
    if days.isEmpty { return .firstNight }
    let target = day.advanced(by: -span.days)
    // The nearest night decides, also where only others have the figure: a night further off, which another span is compared
    // with, would make the same gap a change or none.
    guard let night = days.place(nearest: target, within: span.tolerance, { $0 }) else { return .noNight }
    guard let figure = past.first(where: { $0.day == days[night] }),
      let change = changeInTenths(from: figure.ratio, to: ratio)
    else { return .notComparable }
    return .against(figure, changeInTenths: change)
  }

  /// Whether both have the same comparisons and points.
  public static func == (left: Self, right: Self) -> Bool {
    left.points == right.points && left.comparisons.elementsEqual(right.comparisons) { $0 == $1 }
  }

  /// Hashes the points.
  public func hash(into hasher: inout Hasher) { hasher.combine(points) }
}

/// The change of a ratio in tenths of a point, rounded once, half away from zero; `nil` where one of them is undefined.
public func changeInTenths(from past: Ratio, to present: Ratio) -> Int? {
  guard let change = RatioChange(from: past, to: present) else { return nil }
  let rounded =
    (2000 * change.numerator.magnitude + change.denominator.magnitude) / (2 * change.denominator.magnitude)
  return change.numerator < 0 ? -Int(rounded) : Int(rounded)
}

/// The exact change of a ratio; products of counts need more than 64 bits.
package struct RatioChange: Sendable {
  fileprivate let numerator, denominator: Int128

  /// The change from one ratio to another; `nil` where one of them is undefined.
  package init?(from past: Ratio, to present: Ratio) {
    guard past.denominator > 0, present.denominator > 0 else { return nil }
    numerator =
      Int128(present.numerator) * Int128(past.denominator) - Int128(past.numerator)
      * Int128(present.denominator)
    denominator = Int128(past.denominator) * Int128(present.denominator)
  }

  /// Whether the ratio rose by so many points or more.
  package func rises(byPoints points: Int) -> Bool { 100 * numerator >= Int128(points) * denominator }

  /// Whether the ratio fell by so many points or more.
  package func falls(byPoints points: Int) -> Bool { 100 * numerator <= -Int128(points) * denominator }
}
