import AdoptionDomain
import AdoptionMetrics
import Recommendations
import TestSupport
import Testing

@Suite("The states of advice")
struct AdviceStateTests {
  private static let first = CalendarDay(ordinal: 20_000)
  private static let teams = Subject.service(Service.ID("teams"))

  private static func day(_ days: Int) -> CalendarDay { first.advanced(by: days) }

  private static let playbook = Playbook(rules: [rule(version: 1)], actions: [])

  /// A rule that looks for use below 50 %.
  private static func rule(version: Int) -> Rule {
    Rule(
      id: "use", version: version, audience: .customer, problem: .lowAdoption, scope: .service,
      conditions: [
        Condition(
          measure: .adjustedUsage, bases: [.assigned], quantifier: .subject, comparison: .below,
          threshold: 500,
          origin: .convention, minimumDenominator: 10, minimumNumerator: 0, hysteresis: 30)
      ], graceDays: 0, urgency: .high, actions: ["visit"], examples: [],
      wording: ["en": RuleWording(title: "t", consider: "c")])
  }

  /// What the rule says of so many people.
  private static func advises(_ numerator: Int, version: Int = 1, of denominator: Int = 40) -> JudgedRule {
    let measure = Measure(
      .adjustedUsage, of: teams, basis: .assigned, ratio: Ratio(numerator, of: denominator),
      minimumToJudge: 10)
    let id = Customer.ID("a")
    let catalog = ServiceCatalog(
      services: [
        Service(
          id: Service.ID("teams"), name: "Teams", isJudged: true, workloads: ["Teams"], supportProducts: [])
      ], freePartNumbers: [], minimumToJudge: 10)
    return judge(
      CustomerFacts(customer: Customer(id: id, name: "A")),
      measures: CustomerMeasures(customer: id, measures: [measure]), productSets: [[]],
      by: Playbook(rules: [rule(version: version)], actions: []), catalog: catalog, on: nil)[0]
  }

  private static func judged(_ outcome: RuleOutcome) -> [JudgedRule] {
    [JudgedRule(rule: "use", subject: teams, outcome: outcome)]
  }

  /// What follows from nights, each with its day and what the rule says; the first of all where `isFirst`.
  private static func states(
    _ nights: [(day: Int, judged: [JudgedRule])], isFirst: Bool = false
  ) -> [PastAdvice] {
    var history = AdviceHistory(past: [], hasNights: !isFirst)
    for night in nights {
      history = AdviceHistory(
        past: adviceStates(of: night.judged, history: history, by: playbook, on: day(night.day)),
        hasNights: true)
    }
    return history.past
  }

  private static func state(
    _ nights: [(day: Int, judged: [JudgedRule])], isFirst: Bool = false
  ) -> AdviceState? {
    states(nights, isFirst: isFirst).first?.state
  }

  @Test("on the first night of all it is a baseline, later it is new, and stays that for its day")
  func beginning() {
    #expect(Self.state([(0, [Self.advises(10)])], isFirst: true) == .baseline)
    #expect(Self.state([(0, [Self.advises(10)])]) == .new)
    #expect(Self.state([(0, [Self.advises(10)]), (0, [Self.advises(10)])]) == .new)
    #expect(Self.state([(0, [Self.advises(10)]), (0, [Self.advises(10)])], isFirst: true) == .baseline)
  }

  @Test("given again it persists since its first day, whatever the rule's version")
  func persisting() {
    let states = Self.states([
      (0, [Self.advises(10)]), (1, [Self.advises(10)]), (9, [Self.advises(10, version: 2)]),
    ])
    #expect(states.map(\.state) == [.persisting] && states.map(\.since) == [Self.first])
    #expect(states.map(\.version) == [2])
  }

  @Test("a point toward clearing, held against the beginning, is an improvement; less is none")
  func improving() {
    // 1000 of 10000 is 10 %; 1100 is a point more, 1099 is not, however near.
    let begin = (0, [Self.advises(1000, of: 10_000)])
    #expect(Self.state([begin, (1, [Self.advises(1100, of: 10_000)])]) == .improving)
    #expect(Self.state([begin, (1, [Self.advises(1099, of: 10_000)])]) == .persisting)
    #expect(Self.state([begin, (1, [Self.advises(900, of: 10_000)])]) == .persisting)
    // Step by step counts from the beginning.
    #expect(
      Self.state([begin, (1, [Self.advises(1050, of: 10_000)]), (2, [Self.advises(1100, of: 10_000)])])
        == .improving)
  }

  @Test("figures that are fine resolve it for the day")
  func resolved() {
    let states = Self.states([(0, [Self.advises(10)]), (5, Self.judged(.satisfied))])
    #expect(states.map(\.state) == [.resolved] && states.map(\.resolvedOn) == [Self.day(5)])
    let later = Self.states([
      (0, [Self.advises(10)]), (5, Self.judged(.satisfied)), (9, Self.judged(.satisfied)),
    ])
    #expect(later.map(\.resolvedOn) == [Self.day(5)])
  }

  @Test("what cannot be judged resolves nothing and keeps the state")
  func unknown() {
    for outcome in [
      RuleOutcome.insufficientData(.noExport), .insufficientData(.tooSmall), .notApplicable(.tooNew),
      .notApplicable(.uncountedUnits), .notApplicable(.nothingHeld),
    ] {
      let states = Self.states([(0, [Self.advises(10)]), (1, [Self.advises(10)]), (5, Self.judged(outcome))])
      #expect(states.map(\.state) == [.persisting] && states.map(\.since) == [Self.first], "\(outcome)")
    }
    #expect(Self.state([(0, [Self.advises(10)]), (5, [])]) == .new)
  }

  @Test("given again within 91 days it has regressed, a day later it is new")
  func regressed() {
    let resolved = [(0, [Self.advises(10)]), (5, Self.judged(.satisfied))]
    let again = Self.states(resolved + [(96, [Self.advises(10)])])
    #expect(again.map(\.state) == [.regressed] && again.map(\.since) == [Self.day(96)])
    #expect(Self.state(resolved + [(97, [Self.advises(10)])]) == .new)
    #expect(Self.states(resolved + [(97, Self.judged(.satisfied))]) == [])
    #expect(Self.state(resolved + [(96, [Self.advises(10)]), (97, [Self.advises(10)])]) == .persisting)
  }

  @Test("advice of a rule that is gone is forgotten")
  func removedRule() {
    let past = Self.states([(0, [Self.advises(10)])])
    #expect(
      adviceStates(
        of: [], history: AdviceHistory(past: past, hasNights: true), by: Playbook(rules: [], actions: []),
        on: Self.day(1)) == [])
  }

  @Test("nothing is said of a rule that never advised")
  func silent() {
    #expect(
      Self.states([(0, Self.judged(.satisfied)), (1, Self.judged(.insufficientData(.noExport)))]) == [])
  }
}
