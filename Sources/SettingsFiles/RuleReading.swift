internal import AdoptionMetrics
internal import Recommendations

/// Reads the rule of the last layer that has it.
///
/// - Parameters:
///   - file: the rule's file.
///   - actions: the ids of all training actions.
///   - languages: the languages that its wording must have; `nil` leaves that unchecked.
/// - Returns: the rule; `nil` where it is not enabled.
/// - Throws: the first error found.
func readRule(
  _ file: TemplateLayers.NamedFile, actions: [String], languages: [String]?
) throws(SettingsError) -> Rule? {
  let rule = try readYAML(file.newestPath).mapping(of: PlaybookKeys.rule)
  let id = try file.id(in: rule)
  guard try rule.flag("enabled", default: true) else { return nil }
  var conditions: [Condition] = []
  for node in try rule.required("when").filledList(of: "conditions") {
    conditions.append(try readCondition(node))
  }
  var wording: [String: RuleWording] = [:]
  for (language, words) in try readWording(of: rule, keys: PlaybookKeys.ruleWording, languages) {
    wording[language] = RuleWording(title: words[0], consider: words[1])
  }
  return Rule(
    id: id, version: try rule.integer("version", in: 1...largestCount),
    audience: try rule.choice("audience"), problem: try rule.choice("problem"),
    scope: try rule.choice("scope"), conditions: conditions,
    graceDays: try rule.integer("graceDays", in: 0...36_500),
    needsCountedUnitsOnly: try rule.flag("onlyCountedUnits", default: false),
    urgency: try rule.choice("urgency"), actions: try readTries(rule.required("try"), actions: actions),
    examples: try readExamples(of: rule), wording: wording)
}

private func readCondition(_ node: SettingsNode) throws(SettingsError) -> Condition {
  let condition = try node.mapping(of: PlaybookKeys.condition)
  var bases: [Basis] = []
  for node in try condition.required("basis").filledList(of: "bases") {
    let basis = try node.choice(of: Basis.self)
    guard !bases.contains(basis) else {
      throw node.place.error(expected: "each basis once", found: "\(node.found) a second time")
    }
    bases.append(basis)
  }
  return Condition(
    measure: try condition.choice("measure"), bases: bases,
    quantifier: try condition.choice("of", default: Condition.Quantifier.subject),
    comparison: try condition.choice("is"),
    threshold: try condition.tenths("threshold", in: 0...largestThreshold),
    origin: try condition.choice("origin", default: Condition.Origin.convention),
    minimumDenominator: try condition.integer("minimumDenominator", in: 0...largestCount),
    minimumNumerator: try condition.integer("minimumNumerator", in: 0...largestCount, default: 0),
    hysteresis: try condition.tenths("hysteresis", in: 0...largestThreshold, default: 0),
    isOptional: try condition.flag("optional", default: false))
}

private func readTries(_ node: SettingsNode, actions: [String]) throws(SettingsError) -> [String] {
  var tries: [String] = []
  for node in try node.filledList(of: "training actions") {
    let id = try node.text("the id of a training action")
    guard actions.contains(id) else {
      throw node.error(expected: "a training action of playbook/actions: \(actions.joined(separator: ", "))")
    }
    guard !tries.contains(id) else {
      throw node.place.error(expected: "each training action once", found: "\(node.found) a second time")
    }
    tries.append(id)
  }
  return tries
}
