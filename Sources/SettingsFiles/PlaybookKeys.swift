/// The keys of the playbook's files, which `Templates/playbook/README.md` explains.
package enum PlaybookKeys {
  /// The keys of a rule.
  package static let rule = [
    "id", "enabled", "version", "audience", "problem", "scope", "when", "graceDays", "onlyCountedUnits",
    "urgency", "try", "wording", "examples",
  ]
  /// The keys of a condition under `when`.
  package static let condition = [
    "measure", "basis", "of", "is", "threshold", "origin", "minimumDenominator", "minimumNumerator",
    "hysteresis", "optional",
  ]
  /// The keys of an example.
  package static let example = ["given", "expect", "boundary"]
  /// The keys of a given figure of an example.
  package static let given = ["measure", "basis", "numerator", "denominator"]
  /// The keys of a rule's wording in one language.
  package static let ruleWording = ["title", "consider"]
  /// The keys of a training action.
  package static let action = ["id", "wording"]
  /// The keys of a training action's wording in one language.
  package static let actionWording = ["title", "description"]
  /// The names that may stand between braces in wording.
  package static let placeholders: Set<String> = ["subject"]
}

/// The largest count that settings may name; products of it with a threshold stay within a word.
let largestCount = 1_000_000_000

/// The largest threshold, in tenths of a percent.
let largestThreshold = 100_000
