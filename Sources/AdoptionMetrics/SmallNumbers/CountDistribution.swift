/// The chances of counts under a distribution with one peak, given by the ratio of each chance to the one before.
///
/// Chances are taken relative to the peak and divided by their sum, so that neither factorials nor powers overflow.
struct CountDistribution {
  /// The most likely count.
  let peak: Int
  /// The chance of a count divided by the chance of the count before.
  let ratio: (Int) -> Double

  /// Chances below this share of the peak's add nothing to a sum of doubles.
  private static let negligible = 1e-18

  /// The chance of at most `count`.
  func atMost(_ count: Int) -> Double {
    var all = 1.0
    var low = peak <= count ? 1.0 : 0
    var chance = 1.0
    var place = peak
    while place > 0, chance > Self.negligible {
      chance /= ratio(place)
      place -= 1
      all += chance
      if place <= count { low += chance }
    }
    chance = 1
    place = peak
    while chance > Self.negligible {
      place += 1
      chance *= ratio(place)
      all += chance
      if place <= count { low += chance }
    }
    return low / all
  }

  /// The events of a Poisson distribution with a mean above 0.
  static func poisson(mean: Double) -> Self { Self(peak: Int(mean)) { mean / Double($0) } }

  /// The heads in tosses of a fair coin.
  static func heads(in tosses: Int) -> Self {
    Self(peak: tosses / 2) { Double(tosses - $0 + 1) / Double($0) }
  }
}
