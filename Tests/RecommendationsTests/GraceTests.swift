import AdoptionDomain
import AdoptionMetrics
import Recommendations
import Testing

@Suite("Age of subscriptions")
struct GraceTests {
  private let rule = Situation.rule([Situation.condition()], graceDays: 60)
  private let productRule = Situation.rule(
    .product, [Situation.condition(.deployment, over: [.sold], .below, 800)], graceDays: 60)
  private let customerRule = Situation.rule(
    .customer, [Situation.condition(.assistanceRequests, over: [.seats], .above, 50)], graceDays: 60)

  private func cohort(_ productSet: Int32, licensedFor place: Int?, isDeleted: Bool = false) -> UserCohort {
    var licensed = ServiceSet()
    if let place { licensed.insert(place) }
    return UserCohort(
      dataDate: Situation.day, productSet: productSet, licensedServices: licensed, isDeleted: isDeleted,
      people: 20,
      activePeople: 0, counts: [])
  }

  private func situation(_ holdings: [Holding], _ cohorts: [UserCohort]) -> Situation {
    var situation = Situation([
      Situation.usage(Ratio(6, of: 20)), Situation.deployment("ENTERPRISEPACK", Ratio(6, of: 20)),
      Situation.assistance(Ratio(9, of: 20)),
    ])
    situation.holdings = holdings
    situation.activity = UserActivity(
      dataDate: Situation.day, coveredServices: ServiceSet(bits: 0b111), cohorts: cohorts, sources: [0],
      isConcealed: false)
    return situation
  }

  private let teams = 1

  @Test(
    "59 days after the start a service is too new to call low, 60 days after it is not",
    arguments: [0, 59, 60, 900])
  func border(days: Int) {
    let situation = situation([Situation.holding(daysOld: days)], [cohort(1, licensedFor: teams)])
    #expect(situation.outcome(by: rule).advises == (days >= 60))
    #expect(situation.outcome(by: rule) == .notApplicable(.tooNew) || days >= 60)
  }

  @Test("a start after the data date is too new as well")
  func future() {
    let situation = situation([Situation.holding(daysOld: -3)], [cohort(1, licensedFor: teams)])
    #expect(situation.outcome(by: rule) == .notApplicable(.tooNew))
  }

  @Test("an unknown start is not new, and neither is anything without a data date")
  func unknownStart() {
    #expect(situation([Situation.holding()], [cohort(1, licensedFor: teams)]).outcome(by: rule).advises)
    let new = situation([Situation.holding(daysOld: 5)], [cohort(1, licensedFor: teams)])
    #expect(new.outcome(by: rule, on: nil).advises)
  }

  @Test("the oldest known start decides")
  func oldest() {
    let power = Situation.holding("POWER_BI_PRO", name: "Power BI Pro", daysOld: 400)
    let cohorts = [cohort(1, licensedFor: teams), cohort(2, licensedFor: teams)]
    #expect(situation([Situation.holding(daysOld: 5), power], cohorts).outcome(by: rule).advises)
    let unknown = Situation.holding("POWER_BI_PRO", name: "Power BI Pro")
    #expect(
      situation([Situation.holding(daysOld: 5), unknown], cohorts).outcome(by: rule)
        == .notApplicable(.tooNew))
  }

  @Test("a product covers a service only where people licensed for the service have it")
  func covers() {
    let holdings = [
      Situation.holding(daysOld: 5), Situation.holding("POWER_BI_PRO", name: "Power BI Pro", daysOld: 400),
    ]
    #expect(
      situation(holdings, [cohort(1, licensedFor: teams), cohort(2, licensedFor: 0)]).outcome(by: rule)
        == .notApplicable(.tooNew))
    #expect(
      situation(holdings, [cohort(1, licensedFor: teams), cohort(2, licensedFor: teams, isDeleted: true)])
        .outcome(by: rule) == .notApplicable(.tooNew))
    // Nobody licensed for Teams has a product whose start is known.
    #expect(situation(holdings, [cohort(2, licensedFor: nil)]).outcome(by: rule).advises)
  }

  @Test("trials, suspended and free subscriptions make nothing old")
  func uncounted() {
    let cohorts = [
      cohort(1, licensedFor: teams), cohort(2, licensedFor: teams), cohort(3, licensedFor: teams),
    ]
    let old = [
      Situation.holding("POWER_BI_PRO", name: "Power BI Pro", terms: .trial, daysOld: 400),
      Situation.holding("POWER_BI_PRO", name: "Power BI Pro", state: .suspended, daysOld: 400),
      Situation.holding("TEAMS_FREE", name: "Microsoft Teams Free", daysOld: 400),
    ]
    let situation = situation(old + [Situation.holding(daysOld: 5)], cohorts)
    #expect(situation.outcome(by: rule) == .notApplicable(.tooNew))
    #expect(situation.outcome(.customer, by: customerRule) == .notApplicable(.tooNew))
  }

  @Test("of a product its own start decides, in whatever case the part number is spelled")
  func product() {
    let old = Situation.holding("POWER_BI_PRO", name: "Power BI Pro", daysOld: 400)
    let subject = Subject.product("ENTERPRISEPACK")
    let new = situation([old, Situation.holding("EnterprisePack", daysOld: 59)], [])
    #expect(new.outcome(subject, by: productRule) == .notApplicable(.tooNew))
    let known = situation([old, Situation.holding("EnterprisePack", daysOld: 60)], [])
    #expect(known.outcome(subject, by: productRule).advises)
  }

  @Test("of a customer the oldest start of all decides")
  func customer() {
    let old = Situation.holding("POWER_BI_PRO", name: "Power BI Pro", daysOld: 60)
    #expect(
      situation([Situation.holding(daysOld: 5)], []).outcome(.customer, by: customerRule)
        == .notApplicable(.tooNew))
    #expect(situation([Situation.holding(daysOld: 5), old], []).outcome(.customer, by: customerRule).advises)
  }

  @Test("what is fine, unknown or too small is so in the first two months too")
  func otherOutcomes() {
    func outcome(_ ratio: Ratio?) -> RuleOutcome? {
      var situation = situation([Situation.holding(daysOld: 5)], [cohort(1, licensedFor: teams)])
      situation.measures = [Situation.usage(ratio)]
      return situation.outcome(by: rule)
    }
    #expect(outcome(Ratio(20, of: 20)) == .satisfied)
    #expect(outcome(nil) == .insufficientData(.noExport))
    #expect(outcome(Ratio(1, of: 9)) == .insufficientData(.tooSmall))
  }

  @Test("a rule without grace judges from the first day")
  func noGrace() {
    let situation = situation([Situation.holding(daysOld: 0)], [cohort(1, licensedFor: teams)])
    #expect(situation.outcome(by: Situation.rule([Situation.condition()])).advises)
  }
}
