import AdoptionMetrics
import Recommendations
import Testing

@Suite("Condition")
struct ConditionTests {
  private func holds(
    _ comparison: Condition.Comparison, _ threshold: Int, _ ratio: Ratio, atLeast numerator: Int = 0
  ) -> Bool {
    Situation.condition(.usage, comparison, threshold, atLeast: numerator).holds(for: ratio)
  }

  @Test(
    "each comparison at and beside 20 of 40",
    arguments: [
      (Condition.Comparison.below, [true, false, false]), (.above, [false, false, true]),
      (.atLeast, [false, true, true]), (.atMost, [true, true, false]),
    ])
  func borders(comparison: Condition.Comparison, expected: [Bool]) {
    #expect([19, 20, 21].map { holds(comparison, 500, Ratio($0, of: 40)) } == expected)
  }

  @Test("comparisons are exact where percentages round")
  func exact() {
    #expect(holds(.below, 333, Ratio(332_999, of: 1_000_000)))
    #expect(!holds(.below, 333, Ratio(333_000, of: 1_000_000)))
    #expect(holds(.above, 333, Ratio(1, of: 3)))
  }

  @Test("a threshold may lie above 100 %")
  func aboveAll() {
    #expect(holds(.above, 1100, Ratio(23, of: 20)))
    #expect(!holds(.above, 1150, Ratio(23, of: 20)))
  }

  @Test("below the smallest numerator nothing holds")
  func smallestNumerator() {
    #expect(!holds(.above, 50, Ratio(4, of: 20), atLeast: 5))
    #expect(holds(.above, 50, Ratio(5, of: 20), atLeast: 5))
    #expect(!holds(.below, 500, Ratio(4, of: 20), atLeast: 5))
  }

  @Test("a thousand million units and the largest threshold do not overflow")
  func largeCounts() {
    let many = 1_000_000_000
    #expect(holds(.below, 100_000, Ratio(many, of: many)))
    #expect(!holds(.above, 100_000, Ratio(many, of: many)))
    let condition = Situation.condition(.usage, .below, 100_000, hysteresis: 100_000)
    #expect(condition.clearingNumerator(for: Ratio(1, of: many)) == 200 * many)
  }
}
