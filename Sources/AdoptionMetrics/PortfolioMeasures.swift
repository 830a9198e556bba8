public import AdoptionDomain

/// How the ratios of the customers spread, as fractions (1 for 100 %).
public struct Distribution: Hashable, Sendable {
  /// The smallest ratio.
  public let minimum: Double
  /// The 10th, 25th, 50th, 75th and 90th percentile, interpolated linearly between order statistics.
  public let p10, p25, p50, p75, p90: Double
  /// The largest ratio.
  public let maximum: Double

  /// Creates the distribution of ratios; `nil` where there is none.
  public init?(of ratios: [Double]) {
    guard !ratios.isEmpty else { return nil }
    let sorted = ratios.sorted()
    let quantile = { (share: Double) in
      let place = share * Double(sorted.count - 1)
      let low = Int(place)
      let high = min(low + 1, sorted.count - 1)
      return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
    }
    minimum = quantile(0)
    (p10, p25, p50) = (quantile(0.10), quantile(0.25), quantile(0.50))
    (p75, p90) = (quantile(0.75), quantile(0.90))
    maximum = quantile(1)
  }
}

/// One measure over all customers for whom its denominator is above 0; no distribution mixes bases.
public struct PortfolioMeasure: Hashable, Sendable {
  /// What is measured.
  public let id: MeasureID
  /// What it is measured of.
  public let subject: Subject
  /// What the denominators count.
  public let basis: Basis
  /// How many customers the figure rests on; at least 1.
  public let customers: Int
  /// The sums of both counts.
  public let total: Ratio
  /// How the customers spread.
  public let distribution: Distribution
}

/// The figures of the whole portfolio, in the order of the customers' figures; products by part number.
public struct PortfolioMeasures: Hashable, Sendable {
  /// The figures.
  public let measures: [PortfolioMeasure]

  /// The figure of a measure, subject and basis; `nil` where no customer has it.
  public func measure(_ id: MeasureID, of subject: Subject, basis: Basis) -> PortfolioMeasure? {
    measures.first { $0.id == id && $0.basis == basis && $0.subject == subject }
  }

  /// Sums up the customers' figures.
  ///
  /// - Parameters:
  ///   - customers: the figures of all customers, in any order.
  ///   - catalog: the services, which give the order.
  public init(of customers: [CustomerMeasures], catalog: ServiceCatalog) {
    var columns = PortfolioColumns()
    for customer in customers { columns.add(customer) }
    self.init(of: columns, catalog: catalog)
  }

  /// Sums up collected figures.
  public init(of columns: PortfolioColumns, catalog: ServiceCatalog) {
    measures = columns.columns.sorted { $0.precedes($1, in: catalog) }.compactMap { column in
      let fractions = column.allFractions
      return Distribution(of: fractions).map {
        PortfolioMeasure(
          id: column.id, subject: column.subject, basis: column.basis, customers: fractions.count,
          total: Ratio(column.numerator, of: column.denominator), distribution: $0)
      }
    }
  }
}

/// The figures of many customers, a column a measure; whoever adds them in which order plays no part.
public struct PortfolioColumns: Sendable {
  private var places = FigurePlaces()
  fileprivate private(set) var columns: [Column] = []

  /// No figures.
  public init() {}

  /// Adds the known figures of a customer.
  public mutating func add(_ customer: CustomerMeasures) {
    for measure in customer.measures {
      guard let ratio = measure.ratio, let fraction = ratio.fraction else { continue }
      let place = place(of: measure.id, measure.subject, measure.basis)
      columns[place].add(ratio, fraction, measure.subject)
    }
  }

  /// Adds what another collection holds, of other customers.
  public mutating func add(_ other: Self) {
    // The columns of the first are taken as they are, so that they are never there twice.
    guard !columns.isEmpty else {
      self = other
      return
    }
    for column in other.columns { columns[place(of: column.id, column.subject, column.basis)].add(column) }
  }

  private mutating func place(of id: MeasureID, _ subject: Subject, _ basis: Basis) -> Int {
    let key = FigurePlaces.key(id, subject.caseFolded, basis)
    if let known = places.insert(key, columns.count) { return known }
    columns.append(Column(id: id, subject: subject, basis: basis))
    return columns.count - 1
  }
}

/// The figures of one measure, one after the other.
private struct Column: Sendable {
  let id: MeasureID
  /// The subject as the alphabetically first spelling has it, so that the order of files plays no part.
  var subject: Subject
  let basis: Basis
  private var fractions: [Double] = []
  /// Those of other collections, which are put together one column at a time only: all columns of a portfolio are large.
  private var others: [[Double]] = []
  var numerator = 0
  var denominator = 0

  init(id: MeasureID, subject: Subject, basis: Basis) {
    (self.id, self.subject, self.basis) = (id, subject, basis)
  }

  /// All fractions, in no order.
  var allFractions: [Double] { others.isEmpty ? fractions : fractions + others.joined() }

  func precedes(_ other: Self, in catalog: ServiceCatalog) -> Bool {
    let left = (subject.rank(in: catalog), subject.caseFolded.name)
    let right = (other.subject.rank(in: catalog), other.subject.caseFolded.name)
    if left != right { return left < right }
    return (id, basis.rawValue) < (other.id, other.basis.rawValue)
  }

  mutating func add(_ ratio: Ratio, _ fraction: Double, _ subject: Subject) {
    if subject != self.subject, subject.name < self.subject.name { self.subject = subject }
    fractions.append(fraction)
    numerator += ratio.numerator
    denominator += ratio.denominator
  }

  mutating func add(_ other: Column) {
    if other.subject.name < subject.name { subject = other.subject }
    others.append(other.fractions)
    others += other.others
    numerator += other.numerator
    denominator += other.denominator
  }
}
