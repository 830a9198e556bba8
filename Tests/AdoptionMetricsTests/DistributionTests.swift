import AdoptionMetrics
import TestSupport
import Testing

@Suite("Distribution")
struct DistributionTests {
  @Test("percentiles of five ratios lie on and between them")
  func five() throws {
    let spread = try #require(Distribution(of: [1, 0.25, 0, 0.75, 0.5]))
    let found = [spread.minimum, spread.p10, spread.p25, spread.p50, spread.p75, spread.p90, spread.maximum]
    for (value, expected) in zip(found, [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test("percentiles of two ratios are shares of the way between them")
  func two() throws {
    let spread = try #require(Distribution(of: [3, 1]))
    for (value, expected) in zip(
      [spread.minimum, spread.p10, spread.p25, spread.p50, spread.p75, spread.p90, spread.maximum],
      [1, 1.2, 1.5, 2, 2.5, 2.8, 3])
    {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test("one ratio is every percentile")
  func one() throws {
    let spread = try #require(Distribution(of: [0.375]))
    #expect(spread.minimum == 0.375 && spread.p10 == 0.375 && spread.p50 == 0.375)
    #expect(spread.p90 == 0.375 && spread.maximum == 0.375)
  }

  @Test("no ratio has no distribution")
  func none() {
    #expect(Distribution(of: []) == nil)
  }

  @Test("percentiles agree with order statistics counted in hundredths, in any order of the ratios")
  func independent() throws {
    for seed in UInt64(1)...200 {
      var random = SeededGenerator(seed: seed)
      let ratios = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Double(Int.random(in: 0...1_500, using: &random)) / 1_000
      }
      let spread = try #require(Distribution(of: ratios))
      let percentiles = [
        (0, spread.minimum), (10, spread.p10), (25, spread.p25), (50, spread.p50), (75, spread.p75),
        (90, spread.p90), (100, spread.maximum),
      ]
      for (percent, value) in percentiles {
        #expect(abs(value - percentile(percent, of: ratios)) < 1e-9, "seed \(seed), P\(percent)")
      }
      #expect(Distribution(of: ratios.shuffled(using: &random)) == spread, "seed \(seed)")
    }
  }

  /// The percentile with the place between order statistics counted by integers, in hundredths.
  private func percentile(_ percent: Int, of ratios: [Double]) -> Double {
    let place = percent * (ratios.count - 1)
    let ordered = ratios.sorted(by: >)
    let below = ordered[ordered.count - 1 - place / 100]
    guard place % 100 > 0 else { return below }
    let above = ordered[ordered.count - 2 - place / 100]
    return (below * Double(100 - place % 100) + above * Double(place % 100)) / 100
  }
}
