public import AdoptionDomain
public import AdoptionMetrics
public import Recommendations

/// What the portfolio's report needs to know of every customer at once; everything else is drawn up page by page.
public struct CustomerStanding: Hashable, Sendable {
  /// What the customer's place among those to train next rests on.
  public let ranking: RankingFigures
  /// The problems that some advice is about, each once.
  public let problems: [Problem]
  /// Whether the use of any service is held against licenses sold.
  public let isUsageOnEntitled: Bool
  /// Whether the use of any service is held against licensed people.
  public let isUsageOnAssigned: Bool
  /// Commitments that end soon, of products that somebody pays for.
  public let renewals: [Renewal]
  /// The services whose use clearly became more or less, in their order.
  public let movers: [Mover]

  /// Draws up the standing of a customer.
  ///
  /// - Parameters:
  ///   - record: the customer's record.
  ///   - catalog: the services, and which products are free.
  ///   - sources: the exports of the night.
  ///   - night: the night, after which commitments end.
  public init(of record: CustomerRecord, catalog: ServiceCatalog, sources: [ExportSource], night: CalendarDay)
  {
    movers =
      record.history.map {
        AdoptionMetrics.movers(
          of: record.measures, history: $0, sources: sources, catalog: catalog,
          on: record.facts.usageDate ?? night)
      } ?? []
    ranking = RankingFigures(of: record.measures, catalog: catalog)
    var problems: [Problem] = []
    for judged in record.judged {
      guard case .advises(let advice) = judged.outcome, !problems.contains(advice.problem) else { continue }
      problems.append(advice.problem)
    }
    self.problems = problems
    func isUsage(on basis: Basis) -> Bool {
      record.measures.measures.contains {
        $0.id == .adjustedUsage && $0.basis == basis && ($0.ratio?.denominator ?? 0) > 0
      }
    }
    isUsageOnEntitled = isUsage(on: .entitled)
    isUsageOnAssigned = isUsage(on: .assigned)
    renewals = AdoptionMetrics.renewals(of: record.facts, after: night)
      .filter { !catalog.isFree(partNumber: $0.product.partNumber) }
  }
}
