import AdoptionDomain
import AdoptionMetrics
import Recommendations
import Testing

@Suite("Advice that was given stays until its figure is clearly better")
struct HysteresisTests {
  private static let teams = Subject.service(Service.ID("teams"))
  private static let catalog = ServiceCatalog(
    services: [
      Service(
        id: Service.ID("teams"), name: "Teams", isJudged: true, workloads: ["Teams"], supportProducts: [])
    ], freePartNumbers: [], minimumToJudge: 10)

  private static func rule(_ comparison: Condition.Comparison, threshold: Int, least: Int = 0) -> Rule {
    Rule(
      id: "use", version: 1, audience: .customer, problem: .lowAdoption, scope: .service,
      conditions: [
        Condition(
          measure: .adjustedUsage, bases: [.assigned], quantifier: .subject, comparison: comparison,
          threshold: threshold, origin: .convention, minimumDenominator: 10, minimumNumerator: least,
          hysteresis: 30)
      ], graceDays: 0, urgency: .high, actions: ["visit"], examples: [],
      wording: ["en": RuleWording(title: "t", consider: "c")])
  }

  /// Whether the rule advises for so many of 100, after it did the night before or not.
  private static func isAdvised(_ numerator: Int, by rule: Rule, wasGiven: Bool) -> Bool {
    let measure = Measure(
      .adjustedUsage, of: teams, basis: .assigned, ratio: Ratio(numerator, of: 100), minimumToJudge: 10)
    let id = Customer.ID("a")
    let past = PastAdvice(
      rule: "use", version: 1, subject: teams, state: wasGiven ? .persisting : .resolved,
      since: CalendarDay(ordinal: 1), resolvedOn: wasGiven ? nil : CalendarDay(ordinal: 2),
      measure: .adjustedUsage, basis: .assigned, beginning: Ratio(10, of: 100))
    let judged = judge(
      CustomerFacts(customer: Customer(id: id, name: "A")),
      measures: CustomerMeasures(customer: id, measures: [measure]), productSets: [[]],
      by: Playbook(rules: [rule], actions: []), catalog: catalog, on: nil,
      history: AdviceHistory(past: [past], hasNights: true))
    if case .advises = judged.first?.outcome { return true }
    return false
  }

  @Test(
    "a figure below 50 % clears at 53 %",
    arguments: [(49, true, true), (50, false, true), (52, false, true), (53, false, false)])
  func below(numerator: Int, isNewly: Bool, isStill: Bool) {
    let rule = Self.rule(.below, threshold: 500)
    #expect(Self.isAdvised(numerator, by: rule, wasGiven: false) == isNewly)
    #expect(Self.isAdvised(numerator, by: rule, wasGiven: true) == isStill)
  }

  @Test(
    "a figure above 50 % clears at 47 %",
    arguments: [(51, true, true), (50, false, true), (48, false, true), (47, false, false)])
  func above(numerator: Int, isNewly: Bool, isStill: Bool) {
    let rule = Self.rule(.above, threshold: 500)
    #expect(Self.isAdvised(numerator, by: rule, wasGiven: false) == isNewly)
    #expect(Self.isAdvised(numerator, by: rule, wasGiven: true) == isStill)
  }

  @Test("a strength is there or not", arguments: [(50, true), (49, false)])
  func strength(numerator: Int, isAdvised: Bool) {
    let rule = Self.rule(.atLeast, threshold: 500)
    #expect(Self.isAdvised(numerator, by: rule, wasGiven: true) == isAdvised)
  }

  @Test("below the least numerator there is no advice, given before or not")
  func least() {
    let rule = Self.rule(.below, threshold: 500, least: 5)
    #expect(Self.isAdvised(5, by: rule, wasGiven: true) && !Self.isAdvised(4, by: rule, wasGiven: true))
  }
}
