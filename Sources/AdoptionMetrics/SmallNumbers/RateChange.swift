internal import Glibc

/// Whether requests became more or fewer from one window to the next of the same length.
public enum RateChange: String, CaseIterable, Sendable {
  /// More than chance explains.
  case more
  /// Fewer than chance explains.
  case less
  /// No change that chance would not explain.
  case noClearChange = "no-clear-change"

  /// Compares the requests of two windows of equal length.
  ///
  /// Two Poisson counts with equal means, given their sum, are split like tosses of a fair coin; the change is clear
  /// where so uneven a split has a chance below 5 %, both directions counted: J. Przyborowski and H. Wilenski,
  /// "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940), 313-323.
  /// - Parameters:
  ///   - previous: the requests of the window before.
  ///   - current: the requests of the window.
  public init(from previous: Int, to current: Int) {
    let chance = 2 * fairTail(of: max(current, previous), in: current + previous)
    self = chance >= 0.05 || current == previous ? .noClearChange : current > previous ? .more : .less
  }
}

/// The chance of at least `heads` heads in so many tosses of a fair coin.
private func fairTail(of heads: Int, in tosses: Int) -> Double {
  guard tosses > 0 else { return 1 }
  // log of the chance of exactly `heads`: log binomial(tosses, heads) - tosses log 2
  var logTerm = -Double(tosses) * log(2.0)
  let smaller = min(heads, tosses - heads)
  if smaller > 0 {
    for number in 1...smaller { logTerm += log(Double(tosses - smaller + number)) - log(Double(number)) }
  }
  var term = 1.0
  var sum = 0.0
  var number = heads
  while number <= tosses, term > 1e-18 * sum {
    sum += term
    term *= Double(tosses - number) / Double(number + 1)
    number += 1
  }
  return min(exp(logTerm) * sum, 1)
}
