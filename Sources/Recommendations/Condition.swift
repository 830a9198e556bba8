public import AdoptionMetrics

/// One comparison of a figure with a threshold.
public struct Condition: Equatable, Sendable {
  /// Which figures the condition looks at.
  public enum Quantifier: String, CaseIterable, Sendable {
    /// The figure of the rule's own subject.
    case subject
    /// The figure of every judged service; those too small to judge are passed over, at least one must be left, and
    /// an unknown one leaves it open.
    case everyJudgedService = "every-judged-service"
    /// The figure of every product that somebody pays for; the same holds.
    case everyProduct = "every-product"
  }

  /// How the figure is compared.
  public enum Comparison: String, CaseIterable, Sendable {
    /// Below the threshold.
    case below
    /// Above the threshold.
    case above
    /// The threshold or more.
    case atLeast = "at-least"
    /// The threshold or less.
    case atMost = "at-most"
  }

  /// What a threshold is; every report says so.
  public enum Origin: String, CaseIterable, Sendable {
    /// A convention of the field.
    case convention
    /// A figure of the own portfolio.
    case portfolio
    /// The partner's setting.
    case partner
  }

  /// The measure.
  public let measure: MeasureID
  /// The bases in the order in which they are asked for; the first known one is judged.
  public let bases: [Basis]
  /// Which figures it looks at.
  public let quantifier: Quantifier
  /// How the figure is compared.
  public let comparison: Comparison
  /// The threshold in tenths of a percent, or of a request per 100.
  public let threshold: Int
  /// What the threshold is.
  public let origin: Origin
  /// The smallest denominator that is judged.
  public let minimumDenominator: Int
  /// The smallest numerator for which the condition can hold.
  public let minimumNumerator: Int
  /// How far beyond the threshold, in tenths of a percent, a state is left.
  public let hysteresis: Int
  /// Whether the condition is passed over where no export covers its figure.
  public let isOptional: Bool

  /// Creates a condition.
  public init(
    measure: MeasureID, bases: [Basis], quantifier: Quantifier, comparison: Comparison, threshold: Int,
    origin: Origin, minimumDenominator: Int, minimumNumerator: Int, hysteresis: Int,
    isOptional: Bool = false
  ) {
    self.measure = measure
    self.bases = bases
    self.quantifier = quantifier
    self.comparison = comparison
    self.threshold = threshold
    self.origin = origin
    self.minimumDenominator = minimumDenominator
    self.minimumNumerator = minimumNumerator
    self.hysteresis = hysteresis
    self.isOptional = isOptional
  }

  /// Whether a figure is large enough to be judged: one that the report calls insufficient is not, whatever smaller size
  /// the condition allows.
  func suffices(_ measure: Measure) -> Bool {
    measure.state == .value && (measure.ratio?.denominator ?? 0) >= minimumDenominator
  }

  /// Whether the condition holds for two counts whose denominator is above 0, compared by integers.
  public func holds(for ratio: Ratio) -> Bool {
    guard ratio.numerator >= minimumNumerator else { return false }
    let left = ratio.numerator * 1000
    let right = threshold * ratio.denominator
    return switch comparison {
    case .below: left < right
    case .above: left > right
    case .atLeast: left >= right
    case .atMost: left <= right
    }
  }

  /// The numerator at which the state is left, the denominator unchanged; `nil` for conditions that describe a strength.
  ///
  /// A figure that is too low must reach the threshold and the hysteresis; where the threshold can be reached by all of
  /// the denominator, that is enough. One that is too high must come down to the threshold less the hysteresis, or
  /// below the smallest numerator for which the condition can hold.
  public func clearingNumerator(for ratio: Ratio) -> Int? {
    switch comparison {
    case .below:
      let needed = ((threshold + hysteresis) * ratio.denominator + 999) / 1000
      return threshold > 1000 ? needed : min(needed, ratio.denominator)
    case .above: return max((threshold - hysteresis) * ratio.denominator / 1000, minimumNumerator - 1, 0)
    case .atLeast, .atMost: return nil
    }
  }

  /// Whether a figure is so far beyond the threshold that advice which was given is withdrawn.
  ///
  /// A strength has no such point: it is there or it is not.
  func isCleared(by ratio: Ratio) -> Bool {
    guard let clearing = clearingNumerator(for: ratio), ratio.numerator >= minimumNumerator else {
      return true
    }
    return comparison == .below ? ratio.numerator >= clearing : ratio.numerator <= clearing
  }
}
