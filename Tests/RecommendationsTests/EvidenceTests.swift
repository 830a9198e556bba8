import AdoptionDomain
import AdoptionMetrics
import Recommendations
import Testing

@Suite("Evidence")
struct EvidenceTests {
  private func evidence(_ ratio: Ratio, _ condition: Condition) -> Evidence? {
    Situation([Situation.usage(ratio)]).outcome(by: Situation.rule([condition])).recommendation?.evidence
      .first
  }

  @Test("15 of 40 is 12.5 points below 50 %, and clears when 22 of 40 are active: 7 more")
  func clears() {
    let found = evidence(Ratio(15, of: 40), Situation.condition())
    #expect(found?.measure.ratio == Ratio(15, of: 40))
    #expect(found?.comparison == .below && found?.threshold == 500 && found?.origin == .convention)
    #expect(found?.margin == 125)
    #expect(found?.clearsAt == 22)
  }

  @Test("the figure keeps its window, data date, source and basis")
  func provenance() {
    let measure = Measure(
      .adjustedUsage, of: .service(Service.ID("teams")), basis: .assigned, ratio: Ratio(1, of: 40),
      minimumToJudge: 10, window: ActivityWindow(endingOn: Situation.day), dataDate: Situation.day, source: 3)
    let found = Situation([measure]).outcome(by: Situation.rule([Situation.condition()])).recommendation
    #expect(found?.evidence.map(\.measure) == [measure])
  }

  @Test(
    "the numerator that clears a low figure is the smallest one at the threshold and the hysteresis",
    arguments: [
      (40, 500, 30, 22), (100, 500, 30, 53), (101, 500, 30, 54), (60, 800, 30, 50), (10, 500, 0, 5),
      (11, 500, 0, 6),
    ])
  func smallestClearing(denominator: Int, threshold: Int, hysteresis: Int, expected: Int) {
    let condition = Situation.condition(.usage, .below, threshold, hysteresis: hysteresis)
    let needed = condition.clearingNumerator(for: Ratio(0, of: denominator))
    #expect(needed == expected)
    // Counted up from 0 instead of divided.
    let counted = (0...denominator).first { $0 * 1000 >= (threshold + hysteresis) * denominator }
    #expect(needed == counted)
  }

  @Test("hysteresis never asks for more than all of the denominator")
  func notMoreThanAll() {
    #expect(Situation.condition(.usage, .below, 990).clearingNumerator(for: Ratio(5, of: 40)) == 40)
    #expect(Situation.condition(.usage, .below, 1000).clearingNumerator(for: Ratio(5, of: 40)) == 40)
    #expect(
      Situation.condition(.usage, .below, 1200, hysteresis: 0).clearingNumerator(for: Ratio(5, of: 40)) == 48)
  }

  @Test("a figure that is too high clears at the largest numerator at the threshold less the hysteresis")
  func tooHigh() {
    let condition = Situation.condition(.assistanceRequests, over: [.seats], .above, 50, hysteresis: 5)
    #expect(condition.clearingNumerator(for: Ratio(30, of: 200)) == 9)
    #expect(condition.clearingNumerator(for: Ratio(30, of: 199)) == 8)
    #expect(
      Situation.condition(.usage, .above, 20, hysteresis: 50).clearingNumerator(for: Ratio(30, of: 200)) == 0)
  }

  @Test("it clears as well when there are too few requests to say anything")
  func fewRequests() {
    let condition = Situation.condition(
      .assistanceRequests, over: [.seats], .above, 50, atLeast: 5, hysteresis: 5)
    #expect(condition.holds(for: Ratio(14, of: 36)) && condition.holds(for: Ratio(5, of: 36)))
    #expect(!condition.holds(for: Ratio(4, of: 36)))
    #expect(condition.clearingNumerator(for: Ratio(14, of: 36)) == 4)
    #expect(condition.clearingNumerator(for: Ratio(30, of: 200)) == 9)
  }

  @Test("a strength has nothing to clear", arguments: [Condition.Comparison.atLeast, .atMost])
  func strength(comparison: Condition.Comparison) {
    let found = evidence(Ratio(20, of: 40), Situation.condition(.adjustedUsage, comparison, 500))
    #expect(found != nil)
    #expect(found?.clearsAt == nil && found?.margin == 0)
  }

  @Test("a margin is never negative, on either side of the threshold")
  func margin() {
    #expect(evidence(Ratio(30, of: 40), Situation.condition(.adjustedUsage, .above, 500))?.margin == 250)
    #expect(evidence(Ratio(4_999, of: 10_000), Situation.condition())?.margin == 0)
  }

  @Test("at the figure that clears, no condition holds any longer; one step before, it is not cleared")
  func clearingIsConsistent() {
    for denominator in 10...200 {
      let ratio = Ratio(0, of: denominator)
      let low = Situation.condition(.adjustedUsage, .below, 500)
      let needed = low.clearingNumerator(for: ratio) ?? -1
      #expect(!low.holds(for: Ratio(needed, of: denominator)), "\(denominator)")
      #expect((needed - 1) * 1000 < 530 * denominator, "\(denominator)")
      let high = Situation.condition(.assistanceRequests, .above, 50, atLeast: 5, hysteresis: 5)
      let allowed = high.clearingNumerator(for: ratio) ?? -1
      #expect(!high.holds(for: Ratio(allowed, of: denominator)), "\(denominator)")
    }
  }
}
