internal import AdoptionDomain
internal import AdoptionMetrics

/// Customers whose use of a service clearly became more or less; it is internal.
public struct MoversSection: Hashable, Sendable {
  /// Whether no night before this one speaks for an earlier day: movers follow.
  public let isBaseline: Bool
  /// Those whose use became more, and less; the most people first.
  public let up, down: [MoverLine]

  /// No more of each are listed.
  public static let most = 10
}

/// A customer whose use of a service clearly became more or less.
public struct MoverLine: Hashable, Sendable {
  /// The customer's id and name, and the name of the customer's files, without an ending.
  public let customerID, customerName, page: String
  /// The service's slug and name.
  public let service, serviceName: String
  /// What the denominator counts.
  public let basis: String
  /// The day for which the figure of then speaks, `yyyy-MM-dd`.
  public let date: String
  /// Both counts of then, and of tonight.
  public let oldNumerator, oldDenominator, numerator, denominator: Int
  /// The change in points, with one decimal and a point.
  public let change: String
  /// The reason's id.
  public let reason: String
  /// The reason in words.
  public let reasonWords: String
  /// The figure of then and the day, and that of tonight, in words.
  public let oldWords, words: String
  /// The change in words.
  public let changeWords: String
}

/// The movers of a night; `nil` where nights are not recorded.
func moversSection(of record: NightRecord, catalog: ServiceCatalog, wording: Wording) -> MoversSection? {
  guard let hasEarlierData = record.hasEarlierData else { return nil }
  let movers = record.standings.flatMap(\.movers).sorted(by: Mover.precedes)
  let customers = Dictionary(
    record.facts.customers.map { ($0.customer.id, $0.customer) }, uniquingKeysWith: { first, _ in first })
  func lines(_ movers: [Mover]) -> [MoverLine] {
    movers.prefix(MoversSection.most).compactMap { mover in
      customers[mover.customer].map { MoverLine(mover, of: $0, catalog: catalog, wording: wording) }
    }
  }
  return MoversSection(
    isBaseline: !hasEarlierData, up: lines(movers.filter(\.isUp)), down: lines(movers.filter { !$0.isUp }))
}

extension MoverLine {
  fileprivate init(_ mover: Mover, of customer: Customer, catalog: ServiceCatalog, wording: Wording) {
    customerID = customer.id.text
    customerName = customer.name
    page = pageName(of: customer)
    service = mover.service.slug
    serviceName = catalog.services.first { $0.id == mover.service }?.name ?? mover.service.slug
    basis = mover.basis.rawValue
    date = mover.past.day.description
    (oldNumerator, oldDenominator) = (mover.past.ratio.numerator, mover.past.ratio.denominator)
    (numerator, denominator) = (mover.present.ratio.numerator, mover.present.ratio.denominator)
    change = plainDecimal(tenths: mover.changeInTenths)
    reason = mover.reason.rawValue
    reasonWords = wording.text(.moverReason(mover.reason))
    oldWords = wording.text(
      .moverThen, wording.counts(mover.past.ratio), wording.day(mover.past.day))
    words = wording.counts(mover.present.ratio)
    changeWords = wording.change(tenths: mover.changeInTenths)
  }
}
