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
    let chance = 2 * CountDistribution.heads(in: current + previous).atMost(min(current, previous))
    self = chance >= 0.05 || current == previous ? .noClearChange : current > previous ? .more : .less
  }
}
