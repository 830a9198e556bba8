public import AdoptionDomain
public import AdoptionMetrics
public import Recommendations

/// Everything about one customer in one night: what was read, what it comes to, what is advised.
public struct CustomerRecord: Hashable, Sendable {
  /// What the exports say.
  public let facts: CustomerFacts
  /// The figures.
  public let measures: CustomerMeasures
  /// What every rule says, silent ones included.
  public let judged: [JudgedRule]

  /// Creates the record of a customer.
  public init(facts: CustomerFacts, measures: CustomerMeasures, judged: [JudgedRule]) {
    self.facts = facts
    self.measures = measures
    self.judged = judged
  }

  /// The advice, the most urgent first, then by rule and in the order of the subjects.
  public func recommendations(for audience: Audience) -> [Recommendation] {
    let found = judged.compactMap { judged -> Recommendation? in
      guard case .advises(let recommendation) = judged.outcome,
        audience == .internal || recommendation.audience == .customer
      else { return nil }
      return recommendation
    }
    return found.enumerated()
      .sorted {
        ($0.element.urgency, $0.element.rule, $0.offset) < ($1.element.urgency, $1.element.rule, $1.offset)
      }
      .map(\.element)
  }
}

/// One night: facts, measures, advice, findings and sources; the one input of reports, and what an archive keeps.
public struct NightRecord: Equatable, Sendable {
  /// The night.
  public let night: CalendarDay
  /// The latest data date of the exports, on which the support window ends.
  public let dataDate: CalendarDay?
  /// From when on data are too old to be ranked.
  public let staleness: Staleness
  /// The exports that were read, by path.
  public let sources: [ExportSource]
  /// Products that the catalog does not have and of which an export states the plans.
  public let learnedProducts: [ProductCatalog.Product]
  /// What became of their records.
  public let tallies: [SourceTally]
  /// What is to be said about the exports.
  public let findings: [Finding]
  /// The figures of the whole portfolio.
  public let portfolio: PortfolioMeasures
  /// The customers by id.
  public let customers: [CustomerRecord]

  /// Creates the record of a night.
  public init(
    night: CalendarDay, dataDate: CalendarDay?, staleness: Staleness, sources: [ExportSource],
    learnedProducts: [ProductCatalog.Product] = [],
    tallies: [SourceTally],
    findings: [Finding], portfolio: PortfolioMeasures, customers: [CustomerRecord]
  ) {
    self.night = night
    self.dataDate = dataDate
    self.staleness = staleness
    self.sources = sources
    self.learnedProducts = learnedProducts
    self.tallies = tallies
    self.findings = findings
    self.portfolio = portfolio
    self.customers = customers
  }
}
