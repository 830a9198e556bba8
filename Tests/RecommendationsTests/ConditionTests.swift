import AdoptionMetrics
import Recommendations
import Testing

@Suite("Condition")
struct ConditionTests {
  private func condition(
    _ comparison: Condition.Comparison, _ threshold: Int, hysteresis: Int = 30
  ) -> Condition {
    Condition(
      measure: .adjustedUsage, bases: [.assigned], quantifier: .subject, comparison: comparison,
      threshold: threshold, origin: .convention, minimumDenominator: 10, minimumNumerator: 0,
      hysteresis: hysteresis)
  }

  @Test("20 of 40 is not below 50 %, 19 of 40 is")
  func border() {
    #expect(!condition(.below, 500).holds(for: Ratio(20, of: 40)))
    #expect(condition(.below, 500).holds(for: Ratio(19, of: 40)))
  }

  @Test("15 of 40 below 50 % with 3 points of hysteresis clears at 22")
  func clears() {
    #expect(condition(.below, 500).clearingNumerator(for: Ratio(15, of: 40)) == 22)
    #expect(condition(.above, 50, hysteresis: 5).clearingNumerator(for: Ratio(14, of: 36)) == 1)
    #expect(condition(.atLeast, 500).clearingNumerator(for: Ratio(30, of: 40)) == nil)
  }
}
