import AdoptionMetrics
import Recommendations
import Testing

@Suite("Examples of a rule")
struct RuleExampleTests {
  private let low = Situation.rule([Situation.condition()], graceDays: 60, countedOnly: true)

  private func example(_ given: [GivenMeasure], _ expected: ExpectedOutcome) -> RuleExample {
    RuleExample(given: given, expected: expected)
  }

  private func usage(_ ratio: Ratio, over basis: Basis = .assigned) -> GivenMeasure {
    GivenMeasure(.adjustedUsage, basis: basis, ratio: ratio)
  }

  /// Whether the rule says what the example expects.
  private func isRight(_ example: RuleExample, of rule: Rule) -> Bool {
    ExpectedOutcome(rule.outcome(of: example)) == example.expected
  }

  @Test(
    "a right example is right, and every other expectation of the same figures is wrong",
    arguments: [
      (Ratio(19, of: 40), ExpectedOutcome.advises), (Ratio(20, of: 40), .satisfied),
      (Ratio(0, of: 9), .insufficientData), (Ratio(0, of: 0), .notApplicable),
    ])
  func toldApart(ratio: Ratio, expected: ExpectedOutcome) {
    for claimed in ExpectedOutcome.allCases {
      #expect(isRight(example([usage(ratio)], claimed), of: low) == (claimed == expected), "\(claimed)")
    }
  }

  @Test("a changed threshold makes the example at the boundary wrong")
  func changedThreshold() {
    let boundary = example([usage(Ratio(20, of: 40))], .satisfied)
    #expect(isRight(boundary, of: low))
    #expect(!isRight(boundary, of: Situation.rule([Situation.condition(.adjustedUsage, .below, 501)])))
  }

  @Test("the first basis is judged before the second")
  func bases() {
    let given = [usage(Ratio(24, of: 40)), usage(Ratio(24, of: 50), over: .entitled)]
    #expect(isRight(example(given, .advises), of: low))
  }

  @Test("a figure that the example does not give is not there")
  func missing() {
    #expect(low.outcome(of: example([], .insufficientData)) == .insufficientData(.noExport))
    let other = [GivenMeasure(.idle, basis: .assigned, ratio: Ratio(30, of: 40))]
    #expect(low.outcome(of: example(other, .insufficientData)) == .insufficientData(.noExport))
  }

  @Test("figures of every service and every product belong to one of each")
  func quantifiers() {
    let rule = Situation.rule(
      .customer,
      [
        Situation.condition(.deployment, over: [.sold], of: .everyProduct, .atLeast, 950),
        Situation.condition(of: .everyJudgedService, .atLeast, 800),
        Situation.condition(.assistanceRequests, over: [.seats], .atMost, 50),
      ])
    func given(_ deployed: Int, _ active: Int, _ requests: Int) -> [GivenMeasure] {
      [
        GivenMeasure(.deployment, basis: .sold, ratio: Ratio(deployed, of: 20)), usage(Ratio(active, of: 20)),
        GivenMeasure(.assistanceRequests, basis: .seats, ratio: Ratio(requests, of: 20)),
      ]
    }
    #expect(isRight(example(given(19, 16, 1), .advises), of: rule))
    #expect(isRight(example(given(18, 16, 1), .satisfied), of: rule))
    #expect(isRight(example(given(19, 15, 1), .satisfied), of: rule))
    #expect(isRight(example(given(19, 16, 2), .satisfied), of: rule))
  }

  @Test("a rule over every product may ask for another figure than deployment")
  func otherProductFigure() {
    let rule = Situation.rule(
      .customer, [Situation.condition(.overAssigned, over: [.sold], of: .everyProduct, .above, 0)])
    let given = [GivenMeasure(.overAssigned, basis: .sold, ratio: Ratio(1, of: 20))]
    #expect(isRight(example(given, .advises), of: rule))
  }

  @Test("a rule for products is asked about a product that somebody pays for")
  func product() {
    let rule = Situation.rule(.product, [Situation.condition(.deployment, over: [.sold], .below, 800)])
    let given = [GivenMeasure(.deployment, basis: .sold, ratio: Ratio(31, of: 40))]
    #expect(rule.outcome(of: example(given, .advises)) != .satisfied)
    #expect(isRight(example(given, .advises), of: rule))
  }

  @Test("an expectation is the kind of an outcome, whatever its reason")
  func kinds() {
    for reason in NotApplicableReason.allCases {
      #expect(ExpectedOutcome(.notApplicable(reason)) == .notApplicable)
    }
    for reason in InsufficientDataReason.allCases {
      #expect(ExpectedOutcome(.insufficientData(reason)) == .insufficientData)
    }
    #expect(ExpectedOutcome(.satisfied) == .satisfied)
  }
}
