internal import AdoptionMetrics
internal import Recommendations

/// Reads the examples of a rule, which must show it from both sides and at its boundary.
///
/// - Parameter rule: the rule's mapping.
/// - Returns: the examples, not run.
/// - Throws: an error where an example cannot be read, or one of the three kinds is missing.
func readExamples(of rule: SettingsMapping) throws(SettingsError) -> [RuleExample] {
  var examples: [RuleExample] = []
  var hasBoundary = false
  for node in try rule.required("examples").list(of: "examples") {
    let example = try node.mapping(of: PlaybookKeys.example)
    var given: [GivenMeasure] = []
    for node in try example.required("given").list(of: "figures") { given.append(try readGiven(node)) }
    examples.append(RuleExample(given: given, expected: try example.choice("expect")))
    if try example.flag("boundary", default: false) { hasBoundary = true }
  }
  let place = rule.place(of: "examples")
  guard examples.contains(where: { $0.expected == .advises }) else {
    throw place.error(expected: "an example that expects \"advises\"", found: "none")
  }
  guard examples.contains(where: { $0.expected != .advises }) else {
    throw place.error(expected: "an example that expects something else than \"advises\"", found: "none")
  }
  guard hasBoundary else {
    throw place.error(expected: "an example with \"boundary: true\"", found: "none")
  }
  return examples
}

private func readGiven(_ node: SettingsNode) throws(SettingsError) -> GivenMeasure {
  let given = try node.mapping(of: PlaybookKeys.given)
  return GivenMeasure(
    try given.choice("measure"), basis: try given.choice("basis"),
    ratio: Ratio(
      try given.integer("numerator", in: 0...largestCount),
      of: try given.integer("denominator", in: 0...largestCount)))
}
