import AdoptionDomain
import AdoptionMetrics
import Recommendations

/// One customer with figures given by hand, and what rules say of it.
struct Situation {
  /// Exchange and Teams are judged, Yammer is not; `TEAMS_FREE` is free.
  static let catalog = ServiceCatalog(
    services: [
      service("exchange", isJudged: true), service("teams", isJudged: true),
      service("yammer", isJudged: false),
    ], freePartNumbers: ["TEAMS_FREE"], minimumToJudge: 10)

  /// 2026-03-31.
  static let day = CalendarDay(ordinal: 20_543)

  var measures: [Measure] = []
  var holdings: [Holding] = [Situation.holding()]
  var activity: UserActivity?
  var productSets: [[SharedText]] = [[], ["OFFICE 365 E3"], ["POWER BI PRO"], ["MICROSOFT TEAMS FREE"]]
  var minimumToJudge = 10

  init(_ measures: [Measure] = []) { self.measures = measures }

  private static func service(_ slug: String, isJudged: Bool) -> Service {
    Service(id: Service.ID(slug), name: slug, isJudged: isJudged, workloads: [slug], supportProducts: [])
  }

  static func usage(
    _ slug: String, _ ratio: Ratio?, over basis: Basis = .assigned, _ id: MeasureID = .adjustedUsage
  ) -> Measure {
    Measure(id, of: .service(Service.ID(slug)), basis: basis, ratio: ratio, minimumToJudge: 10)
  }

  /// A figure of Teams.
  static func usage(
    _ ratio: Ratio?, over basis: Basis = .assigned, _ id: MeasureID = .adjustedUsage
  ) -> Measure {
    usage("teams", ratio, over: basis, id)
  }

  static func deployment(_ partNumber: String, _ ratio: Ratio) -> Measure {
    Measure(.deployment, of: .product(SharedText(partNumber)), basis: .sold, ratio: ratio, minimumToJudge: 10)
  }

  static func assistance(_ ratio: Ratio?) -> Measure {
    Measure(.assistanceRequests, of: .customer, basis: .seats, ratio: ratio, minimumToJudge: 10)
  }

  static func holding(
    _ partNumber: String = "ENTERPRISEPACK", name: String = "Office 365 E3", terms: SubscriptionTerms = .paid,
    state: SubscriptionState = .active, sold: Int = 40, daysOld: Int? = nil
  ) -> Holding {
    Holding(
      product: Product(partNumber: partNumber, name: name), terms: terms, isTenantWide: true,
      units: [state: LicenseUnits(sold: sold, assigned: sold)],
      start: daysOld.map { day.advanced(by: -$0) }, source: 0)
  }

  static func rule(
    _ scope: Rule.Scope, _ conditions: [Condition], graceDays: Int = 0, countedOnly: Bool = false
  ) -> Rule {
    Rule(
      id: "rule", version: 3, audience: .customer, problem: .lowAdoption, scope: scope,
      conditions: conditions, graceDays: graceDays, needsCountedUnitsOnly: countedOnly, urgency: .high,
      actions: ["workshop", "stories"], examples: [], wording: [:])
  }

  /// A rule for services.
  static func rule(_ conditions: [Condition], graceDays: Int = 0, countedOnly: Bool = false) -> Rule {
    rule(.service, conditions, graceDays: graceDays, countedOnly: countedOnly)
  }

  static func condition(
    _ measure: MeasureID = .adjustedUsage, over bases: [Basis] = [.entitled, .assigned],
    of quantifier: Condition.Quantifier = .subject, _ comparison: Condition.Comparison = .below,
    _ threshold: Int = 500, minimum: Int = 10, atLeast numerator: Int = 0, hysteresis: Int = 30,
    isOptional: Bool = false
  ) -> Condition {
    Condition(
      measure: measure, bases: bases, quantifier: quantifier, comparison: comparison, threshold: threshold,
      origin: .convention, minimumDenominator: minimum, minimumNumerator: numerator, hysteresis: hysteresis,
      isOptional: isOptional)
  }

  /// What the rule says of each subject, in order.
  func judged(by rule: Rule, on day: CalendarDay? = day) -> [JudgedRule] {
    let id = Customer.ID("a")
    let catalog = ServiceCatalog(
      services: Self.catalog.services, freePartNumbers: Self.catalog.freePartNumbers,
      minimumToJudge: minimumToJudge)
    return judge(
      CustomerFacts(customer: Customer(id: id, name: "A"), holdings: holdings, activity: activity),
      measures: CustomerMeasures(customer: id, measures: measures), productSets: productSets,
      by: Playbook(rules: [rule], actions: []), catalog: catalog, on: day)
  }

  /// What the rule says of the subject; `nil` where it is not asked for.
  func outcome(
    _ subject: Subject = .service(Service.ID("teams")), by rule: Rule, on day: CalendarDay? = day
  ) -> RuleOutcome? {
    judged(by: rule, on: day).first { $0.subject == subject }?.outcome
  }
}

extension RuleOutcome? {
  /// The recommendation, where the rule advises.
  var recommendation: Recommendation? {
    if case .advises(let recommendation) = self { recommendation } else { nil }
  }

  /// Whether the rule advises.
  var advises: Bool { recommendation != nil }
}
