public import AdoptionDomain

/// Sources differ in earnest where their figures lie further apart than this many tenths of a percent.
private let tolerance = 100

/// What is to be said where the exports of a customer do not fit each other.
///
/// - Parameters:
///   - measures: the customer's figures.
///   - sources: the exports.
/// - Returns: findings about a cut user export, units and people that do not fit, and sources that differ by more than
///   10 points, in the order of the figures.
public func reconciliationFindings(of measures: CustomerMeasures, sources: [ExportSource]) -> [Finding] {
  var findings: [Finding] = []
  if measures.isExportCut {
    findings.append(
      Finding(
        .warning, .cutExport, customer: measures.customer,
        expected: "people for at least 90 % of the units that are assigned", found: "fewer"))
  }
  if !measures.unfitServices.isEmpty {
    findings.append(
      Finding(
        .note, .unitsDoNotFit, customer: measures.customer, count: measures.unfitServices.count,
        expected: "no more people under counted units than units assigned",
        found: "more, for \(measures.unfitServices.map(\.slug).joined(separator: ", "))"))
  }
  return findings + measures.others.compactMap { disagreement(of: $0, in: measures, sources: sources) }
}

private func disagreement(
  of other: Measure, in measures: CustomerMeasures, sources: [ExportSource]
) -> Finding? {
  guard [.usage, .deployment].contains(other.id),
    let known = measures.measure(other.id, of: other.subject, basis: other.basis),
    let left = known.ratio?.tenthsOfPercent, let right = other.ratio?.tenthsOfPercent,
    abs(left - right) > tolerance
  else { return nil }
  func words(_ tenths: Int, _ measure: Measure) -> String {
    let source = measure.source.map { " by \(sources[$0].kind.rawValue)" } ?? ""
    return "\(tenths / 10).\(tenths % 10) %\(source)"
  }
  return Finding(
    .warning, .sourcesDisagree, customer: measures.customer,
    expected: "\(other.id.rawValue) of \(other.subject.name) within 10 points of \(words(left, known))",
    found: words(right, other))
}
