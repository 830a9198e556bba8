public import AdoptionMetrics

/// A figure given to a rule's example; its subject is the rule's own, or the one service or product of a quantifier.
public struct GivenMeasure: Equatable, Sendable {
  /// The measure.
  public let measure: MeasureID
  /// The basis.
  public let basis: Basis
  /// Both counts.
  public let ratio: Ratio

  /// Creates a given figure.
  public init(_ measure: MeasureID, basis: Basis, ratio: Ratio) {
    self.measure = measure
    self.basis = basis
    self.ratio = ratio
  }
}

/// What an example expects of its rule.
public enum ExpectedOutcome: String, CaseIterable, Sendable {
  /// The rule advises.
  case advises
  /// The figures are fine.
  case satisfied
  /// The rule makes no sense here.
  case notApplicable = "not-applicable"
  /// The figures do not suffice.
  case insufficientData = "insufficient-data"

  /// The kind of an outcome.
  public init(_ outcome: RuleOutcome) {
    self =
      switch outcome {
      case .advises: .advises
      case .satisfied: .satisfied
      case .notApplicable: .notApplicable
      case .insufficientData: .insufficientData
      }
  }
}

/// A rule's own example: figures, and what the rule must say of them.
public struct RuleExample: Equatable, Sendable {
  /// The figures.
  public let given: [GivenMeasure]
  /// What the rule must say.
  public let expected: ExpectedOutcome

  /// Creates an example.
  public init(given: [GivenMeasure], expected: ExpectedOutcome) {
    self.given = given
    self.expected = expected
  }
}
