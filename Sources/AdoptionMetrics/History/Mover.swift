public import AdoptionDomain

/// A customer whose use of a service clearly became more or less.
public struct Mover: Hashable, Sendable {
  /// What the change comes from for the larger part.
  public enum Reason: String, CaseIterable, Sendable {
    /// More people, or fewer, were active.
    case activity
    /// People joined: they have a license for the service now.
    case peopleJoined = "people-joined"
    /// People left, or lost their license for the service.
    case peopleLeft = "people-left"
    /// Licenses were bought.
    case licensesBought = "licenses-bought"
    /// Licenses were given up.
    case licensesDropped = "licenses-dropped"
  }

  /// The customer.
  public let customer: Customer.ID
  /// The service.
  public let service: Service.ID
  /// What the denominator counts.
  public let basis: Basis
  /// The figure of then.
  public let past: PastFigure
  /// The figure of tonight.
  public let present: PastFigure
  /// The change in tenths of a point.
  public let changeInTenths: Int
  /// How many people more, or fewer, are active than the share of then would have it, at least, at 95 % confidence.
  public let leastPeople: Double
  /// What it comes from.
  public let reason: Reason

  /// Whether the use became more.
  public var isUp: Bool { changeInTenths > 0 }

  /// Whether the left move comes first: more people, then the id, then the service.
  public static func precedes(_ left: Self, _ right: Self) -> Bool {
    if left.leastPeople != right.leastPeople { return left.leastPeople > right.leastPeople }
    return left.customer != right.customer ? left.customer < right.customer : left.service < right.service
  }

  /// Holds two figures against each other; `nil` where they do not differ clearly, or one is too small to judge.
  ///
  /// The bound is that of the difference of two shares by their Wilson intervals: R. G. Newcombe, "Interval estimation for
  /// the difference between independent proportions", Statistics in Medicine 17 (1998), 873-890, method 10. The people of
  /// both nights are largely the same, which makes it a cautious one.
  public init?(
    customer: Customer.ID, service: Service.ID, basis: Basis, from past: PastFigure, to present: PastFigure,
    minimumToJudge: Int
  ) {
    guard past.ratio.denominator >= minimumToJudge, present.ratio.denominator >= minimumToJudge,
      let change = AdoptionMetrics.changeInTenths(from: past.ratio, to: present.ratio), change != 0,
      let least = leastDifference(between: past.ratio, and: present.ratio), least > 0
    else { return nil }
    self.customer = customer
    self.service = service
    self.basis = basis
    (self.past, self.present) = (past, present)
    changeInTenths = change
    leastPeople = least * Double(present.ratio.denominator)
    reason = Self.reason(from: past.ratio, to: present.ratio, basis: basis)
  }

  /// The larger part of a change.
  ///
  /// The change of n/d is split exactly, each part at the mean of the other: (n1-n0)(1/d0+1/d1)/2 comes from the numerator,
  /// (n0+n1)(1/d1-1/d0)/2 from the denominator. Of two equal parts the numerator's is named.
  static func reason(from past: Ratio, to present: Ratio, basis: Basis) -> Reason {
    let (n0, d0, n1, d1) = (past.numerator, past.denominator, present.numerator, present.denominator)
    let ofNumerator = abs(n1 - n0) * (d0 + d1)
    let ofDenominator = abs(n0 + n1) * abs(d0 - d1)
    if ofNumerator >= ofDenominator { return .activity }
    return switch basis {
    case .assigned, .activeUsers, .seats: d1 > d0 ? .peopleJoined : .peopleLeft
    case .sold, .entitled, .available: d1 > d0 ? .licensesBought : .licensesDropped
    }
  }
}

/// How far two shares differ at least, as a fraction; `nil` where one of them is no share.
private func leastDifference(between past: Ratio, and present: Ratio) -> Double? {
  guard let from = past.fraction, let to = present.fraction, let old = Interval.wilson(past),
    let new = Interval.wilson(present)
  else { return nil }
  func square(_ number: Double) -> Double { number * number }
  let (upper, lower) = to >= from ? (old.upper - from, to - new.lower) : (from - old.lower, new.upper - to)
  return abs(to - from) - (square(upper) + square(lower)).squareRoot()
}

/// The movers of one customer: for each judged service the change of its headline figure over four weeks, or over a week
/// where no night lies four weeks back.
///
/// - Parameters:
///   - measures: the figures of tonight.
///   - history: the earlier nights.
///   - sources: the exports of tonight.
///   - catalog: which services are judged, and from when on figures are large enough.
///   - day: the day for which figures speak that have no date of their own.
/// - Returns: the clear moves, in the order of the services.
public func movers(
  of measures: CustomerMeasures, history: CustomerHistory, sources: [ExportSource], catalog: ServiceCatalog,
  on day: CalendarDay
) -> [Mover] {
  guard !history.days.isEmpty else { return [] }
  return catalog.judged.compactMap { service in
    guard let measure = measures.headline(of: service), let ratio = measure.ratio else { return nil }
    let day = measure.dataDate ?? day
    let comparisons = Trend.comparisons(
      of: ratio, key: FigureKey(measure, sources: sources), on: day, in: history)
    for span in [TrendSpan.fourWeeks, .week] {
      guard case .against(let past, _) = comparisons.first(where: { $0.span == span })?.outcome else {
        continue
      }
      return Mover(
        customer: measures.customer, service: service, basis: measure.basis, from: past,
        to: PastFigure(day: day, ratio: ratio), minimumToJudge: catalog.minimumToJudge)
    }
    return nil
  }
}
