internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// One customer in the list of whom to train next, with the reasons for the place.
public struct RankedCustomer: Hashable, Sendable {
  /// The place, from 1.
  public let rank: Int
  /// The customer's id.
  public let id: String
  /// The customer's name.
  public let name: String
  /// The name of the customer's files, without an ending.
  public let page: String
  /// The person at the partner who looks after the customer.
  public let accountManager: String?
  /// The day for which the user export speaks, `yyyy-MM-dd`.
  public let dataDate: String?
  /// People idle in judged services, and units assigned to nobody; `nil` where no export tells.
  public let idlePeople, unassignedUnits: Int?
  /// The same in words.
  public let idleWords, unassignedWords: String?
  /// Assistance requests and seats; `nil` where unknown.
  public let assistance, seats: Int?
  /// Assistance per 100 seats with one decimal and a point; `nil` where unknown.
  public let assistanceRate: String?
  /// The same in words.
  public let assistanceWords: String?
  /// The use of the judged services.
  public let services: [ServiceShare]
  /// All advice, internal advice included.
  public let advice: [AdviceSection]
  /// What could not be judged, and why.
  public let unjudged: [UnjudgedSubject]
  /// How the headline figures came about.
  public let explanation: BriefExplanation
}

/// The use of one service by one customer.
public struct ServiceShare: Hashable, Sendable {
  /// The service's slug.
  public let id: String
  /// The service's name.
  public let name: String
  /// The use in percent, or what can be said instead.
  public let value: String
  /// Both counts in words; `nil` where nothing is known.
  public let counts: String?
  /// Both counts; `nil` where nothing is known.
  public let numerator, denominator: Int?
  /// The percentage with one decimal and a point.
  public let percent: String?
}

/// All customers, those to train first at the top.
func rankedCustomers(of record: NightRecord, context: ReportContext, wording: Wording) -> [RankedCustomer] {
  let tallies = Dictionary(grouping: record.tallies, by: \.customer)
  return record.customers
    .map { (record: $0, figures: RankingFigures(of: $0.measures, catalog: context.catalog)) }
    .sorted { $0.figures.precedes($1.figures) }
    .enumerated()
    .map {
      RankedCustomer(
        $0.element.record, figures: $0.element.figures, rank: $0.offset + 1,
        tallies: tallies[$0.element.figures.customer] ?? [], context: context, wording: wording)
    }
}

extension RankedCustomer {
  fileprivate init(
    _ record: CustomerRecord, figures: RankingFigures, rank: Int, tallies: [SourceTally],
    context: ReportContext, wording: Wording
  ) {
    let customer = record.facts.customer
    let writer = AdviceWriter(record: record, context: context, wording: wording)
    self.rank = rank
    id = customer.id.text
    name = customer.name
    page = pageName(of: customer)
    accountManager = customer.accountManager
    dataDate = record.facts.activity?.dataDate.description
    idlePeople = figures.isIdleKnown ? figures.idlePeople : nil
    unassignedUnits = figures.isUnassignedKnown ? figures.unassignedUnits : nil
    idleWords = idlePeople.map(wording.number)
    unassignedWords = unassignedUnits.map(wording.number)
    assistance = figures.assistance?.numerator
    seats = figures.assistance?.denominator
    assistanceRate = figures.assistance?.tenthsOfPercent.map(plainDecimal)
    assistanceWords = figures.assistance?.tenthsOfPercent.map(wording.decimal)
    services = context.catalog.services.filter(\.isJudged).compactMap {
      ServiceShare($0, measures: record.measures, wording: wording)
    }
    advice = writer.advice(for: .internal)
    unjudged = writer.unjudged(for: .internal)
    explanation = BriefExplanation(
      Explainer(record: record, tallies: tallies, context: context), wording: wording)
  }
}

extension ServiceShare {
  fileprivate init?(_ service: Service, measures: CustomerMeasures, wording: Wording) {
    guard let measure = measures.measure(.adjustedUsage, of: .service(service.id), basis: .assigned) else {
      return nil
    }
    id = service.id.slug
    name = service.name
    let value = measure.ratio?.tenthsOfPercent.map(wording.percent)
    self.value = value ?? wording.text(.state(measure.state))
    counts = measure.ratio.map(wording.counts)
    numerator = measure.ratio?.numerator
    denominator = measure.ratio?.denominator
    percent = measure.ratio?.tenthsOfPercent.map(plainDecimal)
  }
}
