import AdoptionDomain
import AdoptionMetrics
import Recommendations
import Testing

@Suite("Outcome of a rule")
struct OutcomeTests {
  private let low = Situation.rule([Situation.condition()])

  private func outcome(_ ratio: Ratio?, by rule: Rule? = nil) -> RuleOutcome? {
    Situation([Situation.usage(ratio)]).outcome(by: rule ?? low)
  }

  @Test("19 of 40 is low, 20 of 40 is not, and neither is anything above")
  func border() {
    #expect(outcome(Ratio(19, of: 40)).advises)
    #expect(outcome(Ratio(20, of: 40)) == .satisfied)
    #expect(outcome(Ratio(46, of: 40)) == .satisfied)
  }

  @Test("49.99 % is low, although it is printed as 50.0 %")
  func exact() {
    #expect(Ratio(4_999, of: 10_000).tenthsOfPercent == 500)
    #expect(outcome(Ratio(4_999, of: 10_000)).advises)
  }

  @Test("0 of 10 is judged, 0 of 9 is too small, 0 of 0 and 3 of 0 are nothing to hold")
  func sizes() {
    #expect(outcome(Ratio(0, of: 10)).advises)
    #expect(outcome(Ratio(0, of: 9)) == .insufficientData(.tooSmall))
    #expect(outcome(Ratio(9, of: 9)) == .insufficientData(.tooSmall))
    #expect(outcome(Ratio(0, of: 0)) == .notApplicable(.nothingHeld))
    #expect(outcome(Ratio(3, of: 0)) == .notApplicable(.nothingHeld))
  }

  @Test("an unknown figure is no export and never 0; a service without any figure is not asked about")
  func unknown() {
    #expect(outcome(nil) == .insufficientData(.noExport))
    #expect(Situation().outcome(by: low) == nil)
  }

  @Test("a rule that allows smaller groups does not judge a figure that reports call insufficient")
  func minimumOfTheCatalog() {
    let brave = Situation.rule([Situation.condition(minimum: 5)])
    #expect(outcome(Ratio(1, of: 9), by: brave) == .insufficientData(.tooSmall))
    #expect(outcome(Ratio(1, of: 10), by: brave).advises)
  }

  @Test("a rule that asks for larger groups does not judge smaller ones")
  func minimumOfTheRule() {
    let careful = Situation.rule([Situation.condition(minimum: 50)])
    #expect(outcome(Ratio(1, of: 49), by: careful) == .insufficientData(.tooSmall))
    #expect(outcome(Ratio(1, of: 50), by: careful).advises)
  }

  @Test("all conditions must hold, and one that fails settles it whatever is unknown")
  func conjunction() {
    let both = Situation.rule([
      Situation.condition(), Situation.condition(.idle, over: [.assigned], .above, 200),
    ])
    let reversed = Situation.rule(both.conditions.reversed())
    func outcome(_ usage: Ratio?, _ idle: Ratio?, _ rule: Rule) -> RuleOutcome? {
      Situation([Situation.usage(usage), Situation.usage(idle, .idle)]).outcome(by: rule)
    }
    for rule in [both, reversed] {
      #expect(outcome(Ratio(10, of: 40), Ratio(30, of: 40), rule).advises)
      #expect(outcome(Ratio(10, of: 40), Ratio(8, of: 40), rule) == .satisfied)
      #expect(outcome(Ratio(30, of: 40), nil, rule) == .satisfied)
      #expect(outcome(Ratio(10, of: 40), nil, rule) == .insufficientData(.noExport))
      #expect(outcome(Ratio(10, of: 40), Ratio(9, of: 9), rule) == .insufficientData(.tooSmall))
    }
  }

  @Test("rules for services are asked of judged services only, in catalog order")
  func judgedServices() {
    let situation = Situation(["yammer", "teams", "exchange"].map { Situation.usage($0, Ratio(1, of: 40)) })
    let judged = situation.judged(by: low)
    #expect(judged.map(\.subject.name) == ["exchange", "teams"])
    #expect(judged.allSatisfy { RuleOutcome?($0.outcome).advises })
  }

  @Test("rules for products are asked of each product that somebody pays for")
  func paidProducts() {
    let rule = Situation.rule(.product, [Situation.condition(.deployment, over: [.sold], .below, 800)])
    let situation = Situation([
      Situation.deployment("ENTERPRISEPACK", Ratio(31, of: 40)),
      Situation.deployment("teams_free", Ratio(3, of: 10_000)),
      Situation.deployment("VISIOCLIENT", Ratio(32, of: 40)),
    ])
    let judged = situation.judged(by: rule)
    #expect(judged.map(\.subject.name) == ["ENTERPRISEPACK", "VISIOCLIENT"])
    #expect(judged.map { RuleOutcome?($0.outcome).advises } == [true, false])
  }

  @Test("an optional condition is passed over where no export covers its figure, and asked where one does")
  func optionalCondition() {
    let low = Situation.condition(over: [.entitled, .assigned])
    let idle = Situation.condition(.idle, over: [.assigned], .atLeast, 250, isOptional: true)
    let rule = Situation.rule(.service, [low, idle])
    let used = Situation.usage(Ratio(15, of: 40), over: .entitled)
    func outcome(_ idle: Ratio?) -> ExpectedOutcome? {
      let situation = Situation([used, Situation.usage(idle, over: .assigned, .idle)])
      return situation.judged(by: rule).first { $0.subject == .service(Service.ID("teams")) }
        .map { ExpectedOutcome($0.outcome) }
    }
    #expect(outcome(nil) == .advises)
    #expect(outcome(Ratio(10, of: 40)) == .advises)
    #expect(outcome(Ratio(9, of: 40)) == .satisfied)
    // Advice rests on at least one figure.
    let alone = Situation([Situation.usage(nil, over: .assigned, .idle)])
    let outcomes = alone.judged(by: Situation.rule(.service, [idle])).map { ExpectedOutcome($0.outcome) }
    #expect(Set(outcomes) == [.insufficientData])
  }

  @Test("without any subscription a rule for products says once that there is no export")
  func noHoldings() {
    let rule = Situation.rule(.product, [Situation.condition(.deployment, over: [.sold], .below, 800)])
    var situation = Situation()
    situation.holdings = []
    #expect(
      situation.judged(by: rule)
        == [JudgedRule(rule: "rule", subject: .customer, outcome: .insufficientData(.noExport))])
  }

  @Test("a customer who holds only what is free or on trial is not asked about products")
  func onlyFree() {
    let rule = Situation.rule(.product, [Situation.condition(.deployment, over: [.sold], .below, 800)])
    var situation = Situation([Situation.deployment("TEAMS_FREE", Ratio(3, of: 10_000))])
    situation.holdings = [Situation.holding("TEAMS_FREE"), Situation.holding(terms: .trial)]
    #expect(situation.judged(by: rule).isEmpty)
  }

  @Test("a recommendation carries the rule's id, version, problem, urgency, audience and actions")
  func recommendation() {
    let recommendation = outcome(Ratio(15, of: 40)).recommendation
    #expect(recommendation?.rule == "rule" && recommendation?.version == 3)
    #expect(recommendation?.problem == .lowAdoption && recommendation?.urgency == .high)
    #expect(recommendation?.audience == .customer)
    #expect(recommendation?.actions == ["workshop", "stories"])
    #expect(recommendation?.subject == .service(Service.ID("teams")))
  }

  @Test("rules are judged by id, and actions are found by id")
  func playbook() {
    let low = low
    let rules = ["b", "a"].map { id in
      Rule(
        id: id, version: 1, audience: .internal, problem: .readyForMore, scope: .customer,
        conditions: low.conditions, graceDays: 0, urgency: .low, actions: ["x"], examples: [], wording: [:])
    }
    let actions = ["y", "x"].map { TrainingAction(id: $0, wording: [:]) }
    let playbook = Playbook(rules: rules, actions: actions)
    #expect(playbook.rules.map(\.id) == ["a", "b"])
    #expect(playbook.actions.map(\.id) == ["x", "y"])
    #expect(playbook.action("y")?.id == "y")
    #expect(playbook.action("z") == nil)
    #expect([Urgency.low, .high, .medium].sorted() == [.high, .medium, .low])
  }
}
