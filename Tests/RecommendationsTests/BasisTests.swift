import AdoptionMetrics
import Recommendations
import Testing

@Suite("Bases of a condition")
struct BasisTests {
  private let low = Situation.rule([Situation.condition()])

  private func outcome(entitled: Measure?, assigned: Measure?) -> RuleOutcome? {
    Situation([assigned, entitled].compactMap(\.self)).outcome(by: low)
  }

  private func entitled(_ ratio: Ratio?) -> Measure { Situation.usage(ratio, over: .entitled) }

  private func assigned(_ ratio: Ratio?) -> Measure { Situation.usage(ratio, over: .assigned) }

  @Test("the first basis is judged where it is known, whatever the second says")
  func firstKnown() {
    let advises = outcome(entitled: entitled(Ratio(24, of: 50)), assigned: assigned(Ratio(24, of: 40)))
    #expect(advises.advises)
    #expect(advises.recommendation?.evidence.map(\.measure.basis) == [.entitled])
    #expect(
      outcome(entitled: entitled(Ratio(30, of: 50)), assigned: assigned(Ratio(1, of: 40))) == .satisfied)
  }

  @Test("an unknown or absent basis falls through to the next")
  func fallsThrough() {
    for first in [entitled(nil), nil] {
      let outcome = outcome(entitled: first, assigned: assigned(Ratio(15, of: 40)))
      #expect(outcome.recommendation?.evidence.map(\.measure.basis) == [.assigned])
    }
  }

  @Test("a known basis that is too small does not fall through")
  func tooSmall() {
    #expect(
      outcome(entitled: entitled(Ratio(1, of: 9)), assigned: assigned(Ratio(15, of: 40)))
        == .insufficientData(.tooSmall))
  }

  @Test("where every basis is unknown there is no export")
  func allUnknown() {
    #expect(outcome(entitled: entitled(nil), assigned: assigned(nil)) == .insufficientData(.noExport))
  }

  @Test("a basis that the condition does not name is not judged")
  func unnamed() {
    let situation = Situation([Situation.usage(Ratio(1, of: 40), over: .available)])
    #expect(situation.outcome(by: low) == .insufficientData(.noExport))
  }
}
