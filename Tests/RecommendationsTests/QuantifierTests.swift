import AdoptionDomain
import AdoptionMetrics
import Recommendations
import Testing

@Suite("Every judged service, every product")
struct QuantifierTests {
  private let everyService = Situation.rule(
    .customer, [Situation.condition(of: .everyJudgedService, .atLeast, 800)])
  private let everyProduct = Situation.rule(
    .customer, [Situation.condition(.deployment, over: [.sold], of: .everyProduct, .atLeast, 950)])

  private func services(
    _ exchange: Ratio?, _ teams: Ratio?, yammer: Ratio? = Ratio(1, of: 40)
  ) -> RuleOutcome? {
    Situation([
      Situation.usage("exchange", exchange), Situation.usage("teams", teams),
      Situation.usage("yammer", yammer),
    ]).outcome(.customer, by: everyService)
  }

  private func products(
    _ figures: [(String, Ratio)], holdings: [Holding] = [Situation.holding()]
  ) -> RuleOutcome? {
    var situation = Situation(figures.map { Situation.deployment($0.0, $0.1) })
    situation.holdings = holdings
    return situation.outcome(.customer, by: everyProduct)
  }

  @Test("it holds where every judged service holds, one piece of evidence each, in catalog order")
  func holds() {
    let found = services(Ratio(32, of: 40), Ratio(40, of: 40)).recommendation
    #expect(found?.subject == .customer)
    #expect(found?.evidence.map(\.measure.subject.name) == ["exchange", "teams"])
    #expect(found?.evidence.map(\.margin) == [0, 200])
    #expect(found?.evidence.map(\.clearsAt) == [nil, nil])
  }

  @Test("services that are not judged play no part")
  func notJudged() {
    #expect(services(Ratio(40, of: 40), Ratio(40, of: 40), yammer: nil).advises)
    #expect(services(Ratio(40, of: 40), Ratio(40, of: 40), yammer: Ratio(0, of: 40)).advises)
  }

  @Test("one service below the threshold fails it")
  func fails() {
    #expect(services(Ratio(31, of: 40), Ratio(40, of: 40)) == .satisfied)
  }

  @Test("services too small to judge, and ones that nobody holds, are passed over")
  func passedOver() {
    #expect(services(Ratio(1, of: 9), Ratio(40, of: 40)).recommendation?.evidence.count == 1)
    #expect(services(Ratio(0, of: 0), Ratio(40, of: 40)).recommendation?.evidence.count == 1)
  }

  @Test("at least one must be left")
  func noneLeft() {
    #expect(services(Ratio(9, of: 9), Ratio(9, of: 9)) == .insufficientData(.tooSmall))
    #expect(services(Ratio(0, of: 0), Ratio(9, of: 9)) == .insufficientData(.tooSmall))
    #expect(services(Ratio(9, of: 9), Ratio(0, of: 0)) == .insufficientData(.tooSmall))
    #expect(services(Ratio(0, of: 0), Ratio(0, of: 0)) == .notApplicable(.nothingHeld))
  }

  @Test("an unknown one keeps it from holding")
  func unknownBlocks() {
    #expect(services(nil, Ratio(40, of: 40)) == .insufficientData(.noExport))
    #expect(services(Ratio(40, of: 40), nil) == .insufficientData(.noExport))
    #expect(services(nil, Ratio(9, of: 9)) == .insufficientData(.noExport))
  }

  @Test("an unknown one does not save what another fails, whatever their order")
  func failureBeatsUnknown() {
    #expect(services(nil, Ratio(1, of: 40)) == .satisfied)
    #expect(services(Ratio(1, of: 40), nil) == .satisfied)
  }

  @Test("every product means those that somebody pays for")
  func freeProducts() {
    #expect(products([("E3", Ratio(38, of: 40)), ("TEAMS_FREE", Ratio(3, of: 10_000))]).advises)
    #expect(products([("E3", Ratio(37, of: 40)), ("VISIO", Ratio(10, of: 10))]) == .satisfied)
    #expect(
      products([("E3", Ratio(38, of: 40)), ("VISIO", Ratio(2, of: 3))]).recommendation?.evidence.map(
        \.measure.subject)
        == [.product("E3")])
  }

  @Test("a customer whose products are all free holds nothing, one without any subscription is not covered")
  func noProducts() {
    #expect(products([("TEAMS_FREE", Ratio(3, of: 10_000))]) == .notApplicable(.nothingHeld))
    #expect(products([], holdings: []) == .insufficientData(.noExport))
  }

  @Test("a rule over services and products collects the evidence of all, by condition")
  func several() {
    let rule = Situation.rule(.customer, everyProduct.conditions + everyService.conditions)
    let situation = Situation([
      Situation.usage("exchange", Ratio(40, of: 40)), Situation.usage("teams", Ratio(36, of: 40)),
      Situation.deployment("E3", Ratio(40, of: 40)),
    ])
    let evidence = situation.outcome(.customer, by: rule).recommendation?.evidence
    #expect(evidence?.map(\.measure.subject.name) == ["E3", "exchange", "teams"])
    #expect(evidence?.map(\.threshold) == [950, 800, 800])
  }
}
