public import AdoptionMetrics

/// What a rule says of one subject of one customer.
public enum RuleOutcome: Hashable, Sendable {
  /// The rule advises.
  case advises(Recommendation)
  /// The figures are fine.
  case satisfied
  /// The rule makes no sense here.
  case notApplicable(NotApplicableReason)
  /// The figures do not suffice to judge.
  case insufficientData(InsufficientDataReason)
}

/// Why a rule makes no sense for a subject.
public enum NotApplicableReason: String, CaseIterable, Sendable {
  /// Nobody holds or uses it: the denominator is 0.
  case nothingHeld = "nothing-held"
  /// The subscription is too young.
  case tooNew = "too-new"
  /// Units exist that do not count as sold: trials, units in grace, suspended ones.
  case uncountedUnits = "uncounted-units"
}

/// Why the figures do not suffice to judge.
public enum InsufficientDataReason: String, CaseIterable, Sendable {
  /// No export covers the figure.
  case noExport = "no-export"
  /// The denominator is below the minimum to judge, the rule's or the catalog's.
  case tooSmall = "too-small"
}

/// The outcome of one rule for one subject.
public struct JudgedRule: Hashable, Sendable {
  /// The rule's id.
  public let rule: String
  /// What the rule was asked for.
  public let subject: Subject
  /// What it says.
  public let outcome: RuleOutcome

  /// Creates a judged rule.
  public init(rule: String, subject: Subject, outcome: RuleOutcome) {
    self.rule = rule
    self.subject = subject
    self.outcome = outcome
  }
}

/// Advice to one customer, with its evidence.
public struct Recommendation: Hashable, Sendable {
  /// The rule's id.
  public let rule: String
  /// The rule's version.
  public let version: Int
  /// Who may see it.
  public let audience: Audience
  /// The problem it is about.
  public let problem: Problem
  /// How soon to act.
  public let urgency: Urgency
  /// What it is about.
  public let subject: Subject
  /// The figures that led to it; at least one.
  public let evidence: [Evidence]
  /// The ids of the training actions to try, in order.
  public let actions: [String]
}

/// One figure that led to advice, held against its threshold.
public struct Evidence: Hashable, Sendable {
  /// The figure.
  public let measure: Measure
  /// How it was compared.
  public let comparison: Condition.Comparison
  /// The threshold in tenths of a percent, or of a request per 100.
  public let threshold: Int
  /// What the threshold is.
  public let origin: Condition.Origin
  /// How far the figure lies from the threshold, in tenths of a percent; never negative.
  public let margin: Int
  /// The numerator at which the advice is withdrawn, hysteresis included; `nil` where it describes a strength.
  public let clearsAt: Int?
}
