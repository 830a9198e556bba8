internal import AdoptionDomain
public import AdoptionMetrics
internal import ByteEncoding
public import Recommendations

/// What earlier nights say of a customer, as it was read: small enough to be kept for every customer of a portfolio.
public struct CustomerPast: Sendable {
  /// The advice of the night before.
  public let advice: AdviceHistory
  /// The days of the nights that figures are compared with, and of those near them.
  private let picks: NightPicks.Picks
  private let keys: [FigureKey]
  private let runs: [FigureRun]

  /// Nothing but advice.
  init(advice: AdviceHistory) { self.init(advice: advice, figures: FigureRuns(in: .none)) }

  init(advice: AdviceHistory, figures: FigureRuns) {
    (self.advice, picks, keys, runs) = (advice, figures.picks, figures.keys, figures.runs)
  }

  /// The figures, drawn up anew each time they are asked for.
  public var figures: CustomerHistory {
    var series = keys.map { CustomerHistory.Series(key: $0, figures: []) }
    for place in series.indices { series[place].reserve(picks.nights.count) }
    for run in runs {
      let ratio = Ratio(run.numerator, of: run.denominator)
      for night in picks.nights[Int(run.first)...Int(run.last)] {
        series[Int(run.key)].append(PastFigure(day: night.day, ratio: ratio))
      }
    }
    return CustomerHistory(days: picks.days, series: series)
  }
}

/// A figure that stayed the same over nights that are compared.
struct FigureRun: Sendable {
  /// The place of its key.
  let key: UInt16
  /// The places of the first and the last night among those that were picked.
  let first, last: UInt16
  /// Both counts.
  let numerator, denominator: Int
}

/// Figures that are read row by row, the rows of one subject behind one another.
struct FigureRuns {
  let picks: NightPicks.Picks
  private(set) var keys: [FigureKey] = []
  private(set) var runs: [FigureRun] = []
  private var name = ""
  private var subject = Subject.customer
  /// The place of the first key of the subject.
  private var start = 0

  /// Begins with no figure.
  init(in picks: NightPicks.Picks) { self.picks = picks }

  /// The places of the picked nights among those of a row; `nil` where there are none.
  func places(from first: Int64, through last: Int64) -> ClosedRange<Int>? {
    guard let start = picks.nights.firstIndex(where: { $0.number >= first }),
      picks.nights[start].number <= last
    else { return nil }
    let end = picks.nights[start...].lastIndex { $0.number <= last } ?? start
    return start...end
  }

  /// Adds the figures of a row.
  ///
  /// - Parameters:
  ///   - service: the slug of the service.
  ///   - text: the figures; reports compare the headline figures and no others.
  ///   - places: the places of the picked nights in which they held.
  /// - Throws: `UnreadableBytes` where the text holds no figures.
  mutating func add(
    service: String, figures text: String, at places: ClosedRange<Int>
  ) throws(UnreadableBytes) {
    if name != service { (name, subject, start) = (service, .service(Service.ID(service)), keys.count) }
    guard let first = UInt16(exactly: places.lowerBound), let last = UInt16(exactly: places.upperBound)
    else { throw UnreadableBytes(offset: 0) }
    try ArchivedFigure.read(text, of: .adjustedUsage) { figure throws(UnreadableBytes) in
      let key = FigureKey(
        figure.measure, of: subject, basis: figure.basis, windowDays: figure.windowDays, source: figure.source
      )
      let known = keys[start...].firstIndex { $0 == key }
      if known == nil { keys.append(key) }
      guard let place = UInt16(exactly: known ?? keys.count - 1) else { throw UnreadableBytes(offset: 0) }
      runs.append(
        FigureRun(
          key: place, first: first, last: last, numerator: figure.ratio.numerator,
          denominator: figure.ratio.denominator))
    }
  }
}
