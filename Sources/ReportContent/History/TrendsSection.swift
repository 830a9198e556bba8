internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// How the use of services went, against earlier nights.
public struct TrendsSection: Hashable, Sendable {
  /// Whether no night before this one is recorded: comparisons follow.
  public let isBaseline: Bool
  /// A line for each judged service that has a figure to show.
  public let lines: [TrendLine]
}

/// How one figure went.
public struct TrendLine: Hashable, Sendable {
  /// `service`.
  public let scope: String
  /// The service's slug.
  public let subject: String
  /// The service's name.
  public let name: String
  /// The measure's id.
  public let measure: String
  /// What the denominator counts.
  public let basis: String
  /// The figure in percent, in words.
  public let value: String
  /// What the line shows, for those who do not see it.
  public let description: String
  /// The comparison over each span.
  public let comparisons: [TrendChange]
  /// The weeks, the oldest first and tonight last; empty where nothing earlier may be shown.
  public let weeks: [TrendWeek]
  /// The line through the weeks; `nil` where there is no second point.
  public let chart: TrendLineChart?
}

/// A figure against that of an earlier night.
public struct TrendChange: Hashable, Sendable {
  /// The span in days: 7, 28, 91 or 364.
  public let days: Int
  /// The day for which the figure of then speaks, `yyyy-MM-dd`; `nil` where there is none to compare with.
  public let date: String?
  /// Both counts of then.
  public let numerator, denominator: Int?
  /// The percentage of then, with one decimal and a point.
  public let percent: String?
  /// The change in points, with one decimal and a point; negative where it became less.
  public let change: String?
  /// The change and the day in words, or why there is none.
  public let words: String
}

/// One point of a line.
public struct TrendWeek: Hashable, Sendable {
  /// The day, `yyyy-MM-dd`.
  public let date: String
  /// The same day in words.
  public let dateWords: String
  /// The percentage with one decimal and a point; `nil` for a gap.
  public let percent: String?
  /// The percentage in words; a gap's are `–`.
  public let words: String
}

/// The trends that a customer may see; `nil` where nights are not recorded.
func trendsSection(
  of record: CustomerRecord, by disclosure: Disclosure, names: SubjectNames, context: ReportContext,
  wording: Wording
) -> TrendsSection? {
  guard let history = record.history else { return nil }
  let day = record.facts.usageDate
  let isBaseline = !history.days.contains { $0 < day ?? $0 }
  var days = DayWords(wording)
  let lines = context.catalog.judged.compactMap { service -> TrendLine? in
    guard !isBaseline, let measure = record.measures.headline(of: service), let ratio = measure.ratio,
      ratio.denominator > 0, !disclosure.withholds(measure), let day = measure.dataDate ?? day
    else { return nil }
    let key = FigureKey(measure, sources: context.sources)
    // Figures of groups that are too small to be broken down are not told.
    let trend = Trend(of: ratio, key: key, on: day, in: history) {
      !disclosure.withholds(groupOf: $0.ratio.denominator)
    }
    return TrendLine(
      trend, of: measure, ratio: ratio, name: names.name(of: measure.subject), days: &days, wording: wording)
  }
  return TrendsSection(isBaseline: isBaseline, lines: lines)
}

extension TrendLine {
  fileprivate init?(
    _ trend: Trend, of measure: Measure, ratio: Ratio, name: String, days: inout DayWords, wording: Wording
  ) {
    guard let tenths = ratio.tenthsOfPercent else { return nil }
    scope = measure.subject.scope
    subject = measure.subject.name
    self.name = name
    self.measure = measure.id.rawValue
    basis = measure.basis.rawValue
    value = wording.percent(tenths: tenths)
    comparisons = trend.comparisons.map {
      TrendChange($0.outcome, over: $0.span, days: &days, wording: wording)
    }
    weeks = trend.points.count < 2 ? [] : trend.points.map { TrendWeek($0, days: &days, wording: wording) }
    chart = TrendLineChart(trend.points)
    description =
      weeks.isEmpty
      ? value
      : wording.text(
        .trendDescription, weeks[0].words, weeks[0].dateWords, value, weeks[weeks.count - 1].dateWords)
  }
}

extension TrendChange {
  fileprivate init(
    _ outcome: TrendComparison, over span: TrendSpan, days known: inout DayWords, wording: Wording
  ) {
    days = span.days
    guard case .against(let past, let change) = outcome else {
      (date, numerator, denominator, percent, self.change) = (nil, nil, nil, nil, nil)
      words = wording.text(.trendGap(outcome))
      return
    }
    let day = known[past.day]
    date = day.date
    (numerator, denominator) = (past.ratio.numerator, past.ratio.denominator)
    percent = past.ratio.tenthsOfPercent.map(plainDecimal)
    self.change = plainDecimal(tenths: change)
    words = wording.text(
      .trendChange, wording.change(tenths: change),
      past.ratio.tenthsOfPercent.map { wording.percent(tenths: $0) } ?? "", day.words)
  }
}

extension TrendWeek {
  fileprivate init(_ point: Trend.Point, days: inout DayWords, wording: Wording) {
    (date, dateWords) = days[point.day]
    let tenths = point.ratio?.tenthsOfPercent
    percent = tenths.map(plainDecimal)
    words = tenths.map { wording.percent(tenths: $0) } ?? "–"
  }
}

extension Wording {
  /// Tenths of a point with their sign.
  func change(tenths: Int) -> String { (tenths > 0 ? "+" : "") + decimal(tenths: tenths) }
}

/// Days in words; the lines of a customer have nearly all of their days in common.
private struct DayWords {
  private let wording: Wording
  private var known: [CalendarDay: (date: String, words: String)] = [:]

  init(_ wording: Wording) { self.wording = wording }

  /// The day as `yyyy-MM-dd` and in words.
  subscript(day: CalendarDay) -> (date: String, words: String) {
    mutating get {
      if let known = known[day] { return known }
      let texts = (date: day.description, words: wording.day(day))
      known[day] = texts
      return texts
    }
  }
}
