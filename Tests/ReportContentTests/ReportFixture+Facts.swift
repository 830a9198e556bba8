import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent

extension ReportFixture {
  /// A paid subscription, sold and assigned in units.
  static func holding(
    _ partNumber: String, sold: Int, assigned: Int, state: SubscriptionState = .active,
    terms: SubscriptionTerms = .paid, isTenantWide: Bool = true, start: CalendarDay? = nil,
    commitmentEnd: CalendarDay? = nil
  ) -> Holding {
    Holding(
      product: Product(partNumber: partNumber, name: "Product \(partNumber)"), terms: terms,
      isTenantWide: isTenantWide, units: [state: LicenseUnits(sold: sold, assigned: assigned)], start: start,
      commitmentEnd: commitmentEnd, source: 1)
  }

  /// Requests on the data date by kind, all about one service.
  static func support(
    _ requests: [SupportRequestKind: Int], service: Int? = 1, through end: CalendarDay = dataDate
  ) -> SupportVolume {
    SupportVolume(
      coverage: ActivityWindow(from: end.advanced(by: -90), through: end),
      counts: requests.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        SupportCount(day: dataDate, service: service, kind: $0.key, channel: .web, requests: $0.value)
      }, sources: [2])
  }

  /// The night of some customers.
  static func night(
    _ customers: [CustomerRecord], findings: [Finding] = [], tallies: [SourceTally] = []
  )
    -> NightRecord
  {
    NightRecord(
      night: dataDate.advanced(by: 1), dataDate: dataDate,
      staleness: Staleness(night: dataDate.advanced(by: 1), staleAfter: 45), sources: sources,
      tallies: tallies, findings: findings, customers: customers, catalog: catalog)
  }

  /// All pages of a night.
  static func pages(
    of night: NightRecord, context: ReportContext = context, size: Int = PortfolioPage.customersPerPage
  ) -> [PortfolioPage] {
    let report = portfolioReport(of: night, context: context, wording: wording)
    let pages = PortfolioPages(of: report, night: night, size: size)
    return (1...pages.count).map { number in
      pages.page(
        number, of: pages.places(onPage: number).map { night.customers[$0] }, context: context,
        wording: wording)
    }
  }

  /// All customers of a night in the order of their ranks.
  static func ranked(in night: NightRecord, context: ReportContext = context) -> [RankedCustomer] {
    pages(of: night, context: context).flatMap(\.customers)
  }

  static let playbook = playbook(minimumDenominator: 10)

  /// Rules for use below 50 %, deployment below 80 %, more than 5 requests for 100 seats, and internal advice where all
  /// products are assigned.
  static func playbook(minimumDenominator: Int) -> Playbook {
    func condition(
      _ id: MeasureID, _ basis: Basis, _ comparison: Condition.Comparison, _ threshold: Int,
      of quantifier: Condition.Quantifier = .subject, hysteresis: Int = 30
    ) -> Condition {
      Condition(
        measure: id, bases: [basis], quantifier: quantifier, comparison: comparison, threshold: threshold,
        origin: .convention, minimumDenominator: minimumDenominator, minimumNumerator: 0,
        hysteresis: hysteresis)
    }
    func rule(
      _ id: String, _ audience: Audience, _ problem: Problem, _ scope: Rule.Scope, _ urgency: Urgency,
      _ condition: Condition
    ) -> Rule {
      Rule(
        id: id, version: 3, audience: audience, problem: problem, scope: scope, conditions: [condition],
        graceDays: 60, urgency: urgency, actions: ["visit"], examples: [],
        wording: ["en": RuleWording(title: "\(id) {subject}", consider: "Consider {subject} {other}")])
    }
    return Playbook(
      rules: [
        rule(
          "use", .customer, .lowAdoption, .service, .high, condition(.adjustedUsage, .assigned, .below, 500)),
        rule("assign", .customer, .lowAdoption, .product, .high, condition(.deployment, .sold, .below, 800)),
        rule(
          "train", .customer, .highSupportVolume, .customer, .medium,
          condition(.assistanceRequests, .seats, .above, 50, hysteresis: 5)),
        rule(
          "upsell", .internal, .readyForMore, .customer, .low,
          condition(.deployment, .sold, .atLeast, 950, of: .everyProduct)),
      ],
      actions: [
        TrainingAction(
          id: "visit", wording: ["en": TrainingWording(title: "Visit {subject}", description: "Go and see.")])
      ])
  }
}
