/// The range in which the true figure lies with 95 % confidence.
public struct Interval: Hashable, Sendable {
  /// The lower bound; never negative.
  public let lower: Double
  /// The upper bound.
  public let upper: Double

  /// The 97.5th percentile of the standard normal distribution, for two-sided intervals of 95 %.
  private static let quantile = 1.959963984540054

  /// The Wilson score interval of a share, as fractions (0 to 1); `nil` where the denominator is 0 or the numerator is
  /// no part of it.
  ///
  /// Unlike the textbook interval it is sound for small groups and near 0 and 1: E. B. Wilson, "Probable inference, the
  /// law of succession, and statistical inference", JASA 22 (1927), 209-212.
  public static func wilson(_ ratio: Ratio) -> Interval? {
    guard ratio.denominator > 0, (0...ratio.denominator).contains(ratio.numerator) else { return nil }
    let count = Double(ratio.denominator)
    let share = Double(ratio.numerator) / count
    let square = quantile * quantile
    let center = share + square / (2 * count)
    let spread = quantile * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    let scale = 1 + square / count
    return Interval(
      lower: ratio.numerator == 0 ? 0 : max((center - spread) / scale, 0),
      upper: ratio.numerator == ratio.denominator ? 1 : min((center + spread) / scale, 1))
  }

  /// The exact interval of a rate of events, such as requests per seat; `nil` where the denominator is 0.
  ///
  /// The bounds are those means of a Poisson distribution for which as few, or as many, events have a chance of 2.5 %:
  /// F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936), 437-442.
  public static func rate(_ ratio: Ratio) -> Interval? {
    guard ratio.denominator > 0, ratio.numerator >= 0 else { return nil }
    let events = ratio.numerator
    let ceiling = Double(events) + 10 * Double(events).squareRoot() + 20
    let upper = mean(between: Double(events), and: ceiling) {
      CountDistribution.poisson(mean: $0).atMost(events) < 0.025
    }
    return Interval(
      lower: leastMean(of: events) / Double(ratio.denominator), upper: upper / Double(ratio.denominator))
  }

  /// The lower bound of `rate`, which ranks all customers; `nil` where the denominator is 0.
  public static func leastRate(_ ratio: Ratio) -> Double? {
    guard ratio.denominator > 0, ratio.numerator >= 0 else { return nil }
    let events = ratio.numerator
    let mean = events < leastMeans.count ? leastMeans[events] : leastMean(of: events)
    return mean / Double(ratio.denominator)
  }

  /// The least means of few events, which nearly all customers have.
  private static let leastMeans = (0..<64).map(leastMean)

  /// The least mean of so many events.
  private static func leastMean(of events: Int) -> Double {
    guard events > 0 else { return 0 }
    return mean(between: 0, and: Double(events)) {
      1 - CountDistribution.poisson(mean: $0).atMost(events - 1) > 0.025
    }
  }

  /// The mean at which a condition that rises with it begins to hold, by halving the range.
  private static func mean(between low: Double, and high: Double, holds: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      // There is no number between them: more halving changes nothing.
      if middle == low || middle == high { return middle }
      if holds(middle) { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }
}
