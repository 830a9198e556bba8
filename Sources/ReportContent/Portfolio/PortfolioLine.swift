internal import AdoptionDomain
internal import AdoptionMetrics

/// One measure over all customers, in words and as a chart.
public struct PortfolioLine: Hashable, Sendable {
  /// A service's slug, a part number, or the measure's id.
  public let subject: String
  /// The subject in words.
  public let name: String
  /// How many customers the figure rests on.
  public let customers: String
  /// The sums of both counts.
  public let numerator, denominator: String
  /// The ratio of the sums.
  public let value: String
  /// How the customers spread.
  public let minimum, p10, p25, p50, p75, p90, maximum: String
  /// The same as a chart.
  public let chart: DistributionChart
}

/// A chart of 1000 units: a line from the 10th to the 90th percentile, a box from the 25th to the 75th, a mark at the
/// median.
public struct DistributionChart: Hashable, Sendable {
  /// What the chart shows, in words.
  public let description: String
  /// Where the line begins, and its width.
  public let lineStart, line: Int
  /// Where the box begins, and its width.
  public let boxStart, box: Int
  /// Where the median stands.
  public let median: Int
}

/// One measure over all customers, for machines; ratios as fractions with six decimals.
public struct PortfolioFigure: Hashable, Sendable {
  /// `customer`, `service` or `product`.
  public let scope: String
  /// A service's slug, a part number, or `*`.
  public let subject: String
  /// The measure's id.
  public let measure: String
  /// What the denominators count.
  public let basis: String
  /// How many customers the figure rests on.
  public let customers: Int
  /// The sums of both counts.
  public let numerator, denominator: Int
  /// The ratio of the sums in percent, with one decimal and a point.
  public let percent: String
  /// The spread.
  public let minimum, p10, p25, p50, p75, p90, maximum: String

  init(_ measure: PortfolioMeasure) {
    scope = measure.subject.scope
    subject = measure.subject.name
    self.measure = measure.id.rawValue
    basis = measure.basis.rawValue
    customers = measure.customers
    numerator = measure.total.numerator
    denominator = measure.total.denominator
    percent = plainDecimal(tenths: measure.total.tenthsOfPercent ?? 0)
    let spread = measure.distribution
    (minimum, maximum) = (plainFraction(spread.minimum), plainFraction(spread.maximum))
    (p10, p25, p50) = (plainFraction(spread.p10), plainFraction(spread.p25), plainFraction(spread.p50))
    (p75, p90) = (plainFraction(spread.p75), plainFraction(spread.p90))
  }
}

/// A fraction with six decimals and a point, rounded half away from zero; never negative.
func plainFraction(_ fraction: Double) -> String {
  let millionths = Int((fraction * 1_000_000).rounded())
  let decimals = String(millionths % 1_000_000)
  return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - decimals.count) + decimals
}

/// The use of each service over one basis: services in catalog order, then those that no catalog knows.
func serviceLines(
  of record: NightRecord, over basis: Basis, catalog: ServiceCatalog, wording: Wording
) -> [PortfolioLine] {
  var names = Dictionary(uniqueKeysWithValues: catalog.services.map { ($0.id, $0.name) })
  for usage in record.facts.customers.flatMap(\.reportedUsage) where catalog.place(of: usage.service) == nil {
    names.merge([usage.service: usage.name], uniquingKeysWith: min)
  }
  return record.portfolio.measures.compactMap { measure in
    guard measure.id == .adjustedUsage, measure.basis == basis, case .service(let id) = measure.subject
    else { return nil }
    return PortfolioLine(measure, subject: id.slug, name: names[id] ?? id.slug, wording: wording)
  }
}

/// The deployment of each product, by part number.
func productLines(of record: NightRecord, wording: Wording) -> [PortfolioLine] {
  var names: [SharedText: SharedText] = [:]
  func note(_ holdings: [Holding]) {
    for holding in holdings {
      let key = holding.product.partNumber.uppercased
      let name = holding.product.name
      if let known = names[key], known <= name { continue }
      names[key] = name
    }
  }
  // By their places: a customer's facts are large, and would be copied.
  for place in record.facts.customers.indices {
    note(record.facts.customers[place].holdings)
    for family in record.facts.customers[place].otherFamilies { note(family) }
  }
  return record.portfolio.measures.compactMap { measure in
    guard measure.id == .deployment, case .product(let partNumber) = measure.subject else { return nil }
    return PortfolioLine(
      measure, subject: partNumber.text, name: (names[partNumber.uppercased] ?? partNumber).text,
      wording: wording)
  }
}

/// The requests of all customers by kind, per seat.
func supportLines(of record: NightRecord, wording: Wording) -> [PortfolioLine] {
  record.portfolio.measures.filter { $0.subject == .customer && $0.basis == .seats && $0.id.isSupport }.map {
    PortfolioLine($0, subject: $0.id.rawValue, name: wording.text(.measure($0.id)), wording: wording)
  }
}

extension PortfolioLine {
  fileprivate init(_ measure: PortfolioMeasure, subject: String, name: String, wording: Wording) {
    func words(_ fraction: Double) -> String {
      wording.value(tenths: Int((fraction * 1000).rounded()), of: measure.id, basis: measure.basis)
    }
    let spread = measure.distribution
    self.subject = subject
    self.name = name
    customers = wording.number(measure.customers)
    numerator = wording.number(measure.total.numerator)
    denominator = wording.number(measure.total.denominator)
    value = wording.value(measure.total, of: measure.id, basis: measure.basis) ?? ""
    (minimum, maximum) = (words(spread.minimum), words(spread.maximum))
    (p10, p25, p50, p75, p90) = (
      words(spread.p10), words(spread.p25), words(spread.p50), words(spread.p75), words(spread.p90)
    )
    chart = DistributionChart(
      spread,
      description: wording.text(
        .distribution, words(spread.p50), words(spread.p25), words(spread.p75), words(spread.minimum),
        words(spread.maximum)))
  }
}

extension DistributionChart {
  /// Places on a scale from 0 to 100 %, or to the largest ratio where that is more.
  fileprivate init(_ spread: Distribution, description: String) {
    let scale = max(spread.maximum, 1)
    let place = { (fraction: Double) in Int((1000 * fraction / scale).rounded()) }
    self.description = description
    lineStart = place(spread.p10)
    line = place(spread.p90) - lineStart
    boxStart = place(spread.p25)
    box = place(spread.p75) - boxStart
    median = place(spread.p50)
  }
}
