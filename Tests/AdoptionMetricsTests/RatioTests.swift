import AdoptionMetrics
import Testing

@Suite("Ratio")
struct RatioTests {
  @Test("tenths of a percent round half away from zero, by integers")
  func rounding() {
    #expect(Ratio(15, of: 40).tenthsOfPercent == 375)
    #expect(Ratio(1, of: 2000).tenthsOfPercent == 1)
    #expect(Ratio(1, of: 2001).tenthsOfPercent == 0)
    #expect(Ratio(2, of: 3).tenthsOfPercent == 667)
    #expect(Ratio(-1, of: 2000).tenthsOfPercent == -1)
    #expect(Ratio(23, of: 20).tenthsOfPercent == 1150)
  }

  @Test("a denominator of 0 has no percentage")
  func undefined() {
    #expect(Ratio(0, of: 0).tenthsOfPercent == nil)
    #expect(Ratio(5, of: 0).fraction == nil)
  }
}
