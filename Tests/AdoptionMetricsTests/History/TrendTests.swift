import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("Figures against earlier nights")
struct TrendTests {
  private static let today = CalendarDay(ordinal: 20_000)
  private static let key = FigureKey(
    .adjustedUsage, of: .service(Service.ID("teams")), basis: .assigned, windowDays: 28, source: .activeUsers)

  private static func day(_ daysAgo: Int) -> CalendarDay { today.advanced(by: -daysAgo) }

  /// A history of nights so many days ago, each with a figure out of 40 where one is given.
  private static func history(
    _ nights: [(daysAgo: Int, numerator: Int?)], key: FigureKey = key
  ) -> CustomerHistory {
    CustomerHistory(
      days: nights.map { day($0.daysAgo) },
      figures: nights.compactMap { night in
        night.numerator.map { (key, PastFigure(day: day(night.daysAgo), ratio: Ratio($0, of: 40))) }
      })
  }

  private static func trend(_ history: CustomerHistory, ratio: Ratio = Ratio(20, of: 40)) -> Trend {
    Trend(of: ratio, key: key, on: today, in: history)
  }

  @Test("the first night is a baseline over every span, and a line of one point")
  func firstNight() {
    let trend = Self.trend(.none)
    #expect(TrendSpan.allCases.allSatisfy { trend.comparison(over: $0) == .firstNight })
    #expect(trend.points == [Trend.Point(day: Self.today, ratio: Ratio(20, of: 40))])
  }

  @Test(
    "a night stands for a span up to its tolerance and not a day beyond",
    arguments: [(TrendSpan.week, 3), (.fourWeeks, 7), (.quarter, 14), (.year, 28)])
  func tolerance(span: TrendSpan, days: Int) {
    for offset in [-days, 0, days] {
      let trend = Self.trend(Self.history([(span.days + offset, 10)]))
      #expect(
        trend.comparison(over: span)
          == .against(
            PastFigure(day: Self.day(span.days + offset), ratio: Ratio(10, of: 40)), changeInTenths: 250),
        "\(offset)")
    }
    for offset in [-days - 1, days + 1] {
      #expect(
        Self.trend(Self.history([(span.days + offset, 10)])).comparison(over: span) == .noNight, "\(offset)")
    }
  }

  @Test("the nearest night wins, and of two equally near the older")
  func nearest() {
    let trend = Self.trend(Self.history([(26, 1), (30, 2), (33, 3), (24, 4)]))
    guard case .against(let past, _) = trend.comparison(over: .fourWeeks) else {
      Issue.record("there is a night to compare with")
      return
    }
    #expect(past == PastFigure(day: Self.day(30), ratio: Ratio(2, of: 40)))
  }

  @Test("a night without a comparable figure is told from no night at all")
  func notComparable() {
    let other = FigureKey(
      .adjustedUsage, of: .service(Service.ID("teams")), basis: .assigned, windowDays: 30,
      source: .activeUsers)
    for history in [Self.history([(28, nil)]), Self.history([(28, 5)], key: other)] {
      let trend = Self.trend(history)
      #expect(trend.comparison(over: .fourWeeks) == .notComparable)
      #expect(trend.comparison(over: .quarter) == .noNight)
    }
  }

  @Test("a nearest night without a figure gives way to no other: which ones are at hand is up to other spans")
  func nearestAlone() {
    for others in [[(32, 8)], [(26, 8)], [(32, 8), (26, 8)]] {
      let trend = Self.trend(Self.history([(28, nil)] + others))
      #expect(trend.comparison(over: .fourWeeks) == .notComparable)
    }
    guard case .against = Self.trend(Self.history([(34, nil), (26, 8)])).comparison(over: .fourWeeks) else {
      Issue.record("the nearest night has a figure")
      return
    }
  }

  @Test("figures of the day itself and of later days are no history")
  func sameDay() {
    let trend = Self.trend(Self.history([(0, 1), (-7, 2)]))
    #expect(trend.comparison(over: .week) == .firstNight)
    #expect(trend.points.count == 1)
  }

  @Test("a week without a figure is a gap in the line, and the line begins with the first figure")
  func gaps() {
    let points = Self.trend(Self.history([(28, 1), (21, 2), (6, 3)])).points
    #expect(
      points.map(\.ratio) == [Ratio(1, of: 40), Ratio(2, of: 40), nil, Ratio(3, of: 40), Ratio(20, of: 40)])
    #expect(points.map(\.day) == [28, 21, 14, 6, 0].map(Self.day))
    // A quarter of a year and no more.
    #expect(Self.trend(Self.history([(91, 1)])).points.count == 14)
    #expect(Self.trend(Self.history([(95, 1)])).points.count == 1)
  }

  @Test(
    "a change is rounded once, half away from zero",
    arguments: [
      (Ratio(1, of: 2000), Ratio(0, of: 1), -1), (Ratio(0, of: 1), Ratio(1, of: 2000), 1),
      (Ratio(0, of: 1), Ratio(1, of: 2001), 0), (Ratio(1, of: 3), Ratio(2, of: 3), 333),
      (Ratio(1, of: 1_000_000_000), Ratio(1_000_000_000, of: 1_000_000_000), 1000),
      (Ratio(2, of: 3), Ratio(1, of: 3), -333), (Ratio(20, of: 40), Ratio(20, of: 40), 0),
    ])
  func rounding(past: Ratio, present: Ratio, tenths: Int) {
    #expect(changeInTenths(from: past, to: present) == tenths)
  }

  @Test("without a denominator there is no change")
  func undefined() {
    #expect(changeInTenths(from: Ratio(0, of: 0), to: Ratio(1, of: 2)) == nil)
    #expect(changeInTenths(from: Ratio(1, of: 2), to: Ratio(0, of: 0)) == nil)
    #expect(
      Self.trend(
        CustomerHistory(
          days: [Self.day(7)], figures: [(Self.key, PastFigure(day: Self.day(7), ratio: Ratio(0, of: 0)))])
      ).comparison(over: .week) == .notComparable)
  }

  @Test("the order in which nights are told plays no part", arguments: [41, 42, 43])
  func order(seed: UInt64) {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let nights = Set((0..<20).map { _ in Int.random(in: 1...400, using: &random) }).sorted()
        .map {
          (daysAgo: $0, numerator: Bool.random(using: &random) ? Int.random(in: 0...40, using: &random) : nil)
        }
      #expect(Self.trend(Self.history(nights)) == Self.trend(Self.history(nights.shuffled(using: &random))))
    }
  }
}
