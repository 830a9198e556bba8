internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// What became new about one customer within some days before the day for which the customer's exports speak.
struct CustomerNews {
  /// Advice that was given for the first time, or again, the most urgent first.
  let given: [AdviceSection]
  /// Advice that was resolved.
  let resolved: [ResolvedAdvice]

  /// Looks for news.
  ///
  /// The night itself does not matter: exports that do not change bring nothing new.
  init(of writer: CustomerWriter, within days: Int, for audience: Audience) {
    let disclosure = Disclosure(to: audience, of: writer.record)
    let day = writer.record.facts.usageDate
    func isNew(_ date: String) -> Bool {
      guard let day, let date = CalendarDay(iso8601: date) else { return false }
      return (0..<days).contains(day.days(since: date))
    }
    given = writer.advisor.advice(by: disclosure).filter { advice in
      guard let standing = advice.standing, let state = AdviceState(rawValue: standing.state) else {
        return false
      }
      return (state == .new || state == .regressed) && isNew(standing.since)
    }
    resolved = writer.advisor.resolved(by: disclosure).filter { isNew($0.date) }
  }
}

/// The clear moves of a customer that went on within some days; the others stood in an earlier digest.
func recentMoves(
  of record: CustomerRecord, standing: CustomerStanding, within days: Int, context: ReportContext
) -> [Mover] {
  guard let history = record.history else { return [] }
  let span: TrendSpan = days > 7 ? .fourWeeks : .week
  return standing.movers.filter { mover in
    guard let measure = record.measures.headline(of: mover.service), let ratio = measure.ratio else {
      return false
    }
    let comparisons = Trend.comparisons(
      of: ratio, key: FigureKey(measure, sources: context.sources), on: mover.present.day, in: history)
    guard case .against(_, let change) = comparisons.first(where: { $0.span == span })?.outcome else {
      return false
    }
    return abs(change) >= leastMove
  }
}

/// A move of less than a point within the span is none, in tenths of a point.
private let leastMove = 10
