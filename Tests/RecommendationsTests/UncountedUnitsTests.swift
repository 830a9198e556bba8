import AdoptionDomain
import AdoptionMetrics
import Recommendations
import Testing

@Suite("Rules for customers whose units all count")
struct UncountedUnitsTests {
  private func outcome(_ holdings: [Holding], countedOnly: Bool = true) -> RuleOutcome? {
    var situation = Situation([Situation.deployment("ENTERPRISEPACK", Ratio(40, of: 40))])
    situation.holdings = holdings
    let rule = Situation.rule(
      .customer, [Situation.condition(.deployment, over: [.sold], of: .everyProduct, .atLeast, 950)],
      countedOnly: countedOnly)
    return situation.outcome(.customer, by: rule)
  }

  @Test("active units, and units in grace that count, are no obstacle")
  func counted() {
    #expect(outcome([Situation.holding()]).advises)
    #expect(outcome([Situation.holding(), Situation.holding("VISIO", state: .gracePeriod)]).advises)
    #expect(outcome([Situation.holding(), Situation.holding("VISIO", state: .deleted)]).advises)
    #expect(outcome([Situation.holding(), Situation.holding("VISIO", state: .suspended, sold: 0)]).advises)
  }

  @Test(
    "suspended, disabled and unknown units keep the rule silent",
    arguments: [SubscriptionState.suspended, .disabled, .unknown])
  func states(state: SubscriptionState) {
    let holdings = [Situation.holding(), Situation.holding("VISIO", state: state)]
    #expect(outcome(holdings) == .notApplicable(.uncountedUnits))
    #expect(outcome(holdings, countedOnly: false).advises)
  }

  @Test("a trial keeps the rule silent, and so does a lapsed duplicate under other terms")
  func trial() {
    #expect(
      outcome([Situation.holding(), Situation.holding("VISIO", terms: .trial)])
        == .notApplicable(.uncountedUnits))
    #expect(
      outcome([Situation.holding(terms: .unstated), Situation.holding("enterprisepack", state: .gracePeriod)])
        == .notApplicable(.uncountedUnits))
  }

  @Test("free SKUs play no part, whatever their terms and state")
  func free() {
    #expect(outcome([Situation.holding(), Situation.holding("teams_free", terms: .trial)]).advises)
    #expect(outcome([Situation.holding(), Situation.holding("TEAMS_FREE", state: .suspended)]).advises)
  }
}
