import AdoptionMetrics
import Testing

@Suite("Small numbers")
struct SmallNumbersTests {
  private func isNear(_ left: Double, _ right: Double, within: Double = 5e-5) -> Bool {
    abs(left - right) < within
  }

  @Test(
    "Wilson intervals agree with published values",
    arguments: [
      // Newcombe (1998), table I: 81/263, 15/148, 0/20, 1/29 by the score method.
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
  func wilson(numerator: Int, denominator: Int, lower: Double, upper: Double) throws {
    let interval = try #require(Interval.wilson(Ratio(numerator, of: denominator)))
    #expect(isNear(interval.lower, lower))
    #expect(isNear(interval.upper, upper))
  }

  @Test("a share of nothing, or of more than all, has no Wilson interval")
  func noWilson() {
    #expect(Interval.wilson(Ratio(0, of: 0)) == nil)
    #expect(Interval.wilson(Ratio(23, of: 20)) == nil)
    #expect(Interval.wilson(Ratio(3, of: 3))?.upper == 1)
    #expect(Interval.wilson(Ratio(0, of: 3))?.lower == 0)
  }

  @Test(
    "exact intervals of rates agree with the table of Poisson limits",
    arguments: [
      (0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (14, 7.6539, 23.4896),
      (100, 81.3640, 121.6268),
    ])
  func rate(events: Int, lower: Double, upper: Double) throws {
    let interval = try #require(Interval.rate(Ratio(events, of: 1)))
    #expect(isNear(interval.lower, lower, within: 1e-4))
    #expect(isNear(interval.upper, upper, within: 1e-4))
  }

  @Test("rates of many requests keep their intervals")
  func large() throws {
    let interval = try #require(Interval.rate(Ratio(250_000, of: 1000)))
    #expect(interval.lower < 250 && interval.lower > 249)
    #expect(interval.upper > 250 && interval.upper < 251)
    #expect(Interval.rate(Ratio(1, of: 0)) == nil)
  }

  @Test("six against none is a clear change, five against none is not")
  func border() {
    // Two-sided: 2 / 2^6 = 0.03125, and 2 / 2^5 = 0.0625.
    #expect(RateChange(from: 0, to: 6) == .more)
    #expect(RateChange(from: 6, to: 0) == .less)
    #expect(RateChange(from: 0, to: 5) == .noClearChange)
  }

  @Test("equal counts, and none at all, are no clear change")
  func equal() {
    #expect(RateChange(from: 0, to: 0) == .noClearChange)
    #expect(RateChange(from: 40, to: 40) == .noClearChange)
  }

  @Test("large counts are compared without overflow")
  func manyRequests() {
    #expect(RateChange(from: 10_000, to: 10_100) == .noClearChange)
    #expect(RateChange(from: 10_000, to: 10_500) == .more)
  }
}
