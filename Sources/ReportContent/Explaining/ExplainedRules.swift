internal import AdoptionMetrics
internal import Recommendations

extension Explainer {
  /// How rules looked at a figure: those that asked for this measure of this subject over this basis.
  func rules(lookingAt measure: Measure) -> [Examination] {
    examinations.filter { examination in
      guard let asked = examination.measure else { return false }
      return asked.id == measure.id && asked.subject == measure.subject && asked.basis == measure.basis
    }
  }
}
