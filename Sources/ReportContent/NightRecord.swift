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
  /// The figures of earlier nights; `nil` where nights are not recorded.
  public let history: CustomerHistory?
  /// Where the advice stands against earlier nights, what was resolved included, by rule and subject.
  public let adviceStates: [PastAdvice]

  /// Creates the record of a customer.
  public init(
    facts: CustomerFacts, measures: CustomerMeasures, judged: [JudgedRule], history: CustomerHistory? = nil,
    adviceStates: [PastAdvice] = []
  ) {
    self.facts = facts
    self.measures = measures
    self.judged = judged
    self.history = history
    self.adviceStates = adviceStates
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
public struct NightRecord: Sendable {
  /// The night.
  public let night: CalendarDay
  /// The latest data date of the exports, on which the support window ends.
  public let dataDate: CalendarDay?
  /// From when on data are too old to be ranked.
  public let staleness: Staleness
  /// What the exports say: customers by id, sources by path.
  public let facts: Facts
  /// What is to be said about the exports.
  public let findings: [Finding]
  /// The figures of the whole portfolio.
  public let portfolio: PortfolioMeasures
  /// How each customer stands, in the order of the facts.
  public let standings: [CustomerStanding]
  /// The records of the customers, in the order of the facts.
  public let customers: CustomerRecords
  /// Whether any night before this one speaks for an earlier day; `nil` where nights are not recorded.
  public let hasEarlierData: Bool?

  /// Creates the record of a night; standings and customers are in the order of the facts' customers.
  public init(
    night: CalendarDay, dataDate: CalendarDay?, staleness: Staleness, facts: Facts, findings: [Finding],
    portfolio: PortfolioMeasures, standings: [CustomerStanding], customers: CustomerRecords,
    hasEarlierData: Bool? = nil
  ) {
    self.hasEarlierData = hasEarlierData
    self.night = night
    self.dataDate = dataDate
    self.staleness = staleness
    self.facts = facts
    self.findings = findings
    self.portfolio = portfolio
    self.standings = standings
    self.customers = customers
  }

  /// Creates the record of a night from records that are there already.
  package init(
    night: CalendarDay, dataDate: CalendarDay?, staleness: Staleness, sources: [ExportSource],
    tallies: [SourceTally], findings: [Finding], customers: [CustomerRecord], catalog: ServiceCatalog,
    hasEarlierData: Bool? = nil
  ) {
    self.init(
      night: night, dataDate: dataDate, staleness: staleness,
      facts: Facts(customers: customers.map(\.facts), sources: sources, tallies: tallies), findings: findings,
      portfolio: PortfolioMeasures(of: customers.map(\.measures), catalog: catalog),
      standings: customers.map { CustomerStanding(of: $0, catalog: catalog, sources: sources, night: night) },
      customers: CustomerRecords(customers), hasEarlierData: hasEarlierData)
  }

  /// The same night with these findings.
  package func finding(_ findings: [Finding]) -> NightRecord {
    NightRecord(
      night: night, dataDate: dataDate, staleness: staleness, facts: facts, findings: findings,
      portfolio: portfolio, standings: standings, customers: customers,
      hasEarlierData: hasEarlierData)
  }

  /// The exports that were read, by path.
  public var sources: [ExportSource] { facts.sources }
}
