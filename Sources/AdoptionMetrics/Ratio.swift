/// Two counts that belong together; integers until the last step.
public struct Ratio: Hashable, Sendable {
  /// What is counted.
  public let numerator: Int
  /// Of how many; 0 leaves the ratio undefined.
  public let denominator: Int

  /// Creates a ratio of two counts.
  public init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The ratio in tenths of a percent, or of a request per 100; `nil` where the denominator is 0.
  ///
  /// Rounds half away from zero, by integers. This is the one rounding function of all reports.
  public var tenthsOfPercent: Int? {
    guard denominator > 0 else { return nil }
    let rounded = (2000 * numerator.magnitude + UInt(denominator)) / (2 * UInt(denominator))
    return numerator < 0 ? -Int(rounded) : Int(rounded)
  }

  /// The ratio as a fraction, 1 for 100 %; `nil` where the denominator is 0.
  public var fraction: Double? { denominator > 0 ? Double(numerator) / Double(denominator) : nil }
}
