internal import AdoptionMetrics
public import Recommendations

/// How one condition of a rule looked at a figure.
public struct ExplainedRule: Hashable, Sendable {
  /// The comparison and what came of it.
  public let examination: Examination
  /// What the threshold is; `nil` where the playbook does not have the rule.
  public let origin: Condition.Origin?
  /// The smallest numerator for which the condition can hold; 0 asks for none.
  public let minimumNumerator: Int
}

extension Explainer {
  /// How rules looked at a figure: those that asked for this measure of this subject over this basis.
  func rules(lookingAt measure: Measure) -> [ExplainedRule] {
    examinations.filter { examination in
      guard let asked = examination.measure else { return false }
      return asked.id == measure.id && asked.subject == measure.subject && asked.basis == measure.basis
    }
    .map { examination in
      let condition = context.playbook.rules.first { $0.id == examination.rule }?.conditions.first {
        $0.measure == examination.id && $0.comparison == examination.comparison
          && $0.threshold == examination.threshold
      }
      return ExplainedRule(
        examination: examination, origin: condition?.origin,
        minimumNumerator: condition?.minimumNumerator ?? 0)
    }
  }
}
