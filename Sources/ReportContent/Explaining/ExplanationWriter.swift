internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// Puts an explanation into plain lines of one language, indented by what belongs to what.
public struct ExplanationWriter: Sendable {
  let wording: Wording
  let sources: [ExportSource]

  /// Prepares the lines of a night's explanations.
  public init(context: ReportContext, wording: Wording) {
    self.wording = wording
    sources = context.sources
  }

  /// The whole explanation; the last line ends, too.
  public func text(of explanation: Explanation) -> String {
    var lines = Lines()
    lines.add(wording.text(.explainHeading, explanation.name, explanation.customer.text))
    let day = explanation.dataDate.map { " " + wording.text(.explainDataDate, wording.day($0)) } ?? ""
    lines.add(wording.text(.explainNight, wording.day(explanation.night)) + day)
    if explanation.subjects.isEmpty { lines.add(wording.text(.explainNothing)) }
    for subject in explanation.subjects {
      lines.add("")
      lines.add(subject.name)
      for figure in subject.figures { add(figure, to: &lines) }
      add(serviceOf: subject, to: &lines)
      add(subject.holdings, to: &lines)
    }
    lines.add("")
    lines.add(wording.text(.explainSources))
    for source in explanation.sources { add(source, to: &lines) }
    return lines.text
  }

  private func add(serviceOf subject: ExplainedSubject, to lines: inout Lines) {
    if let attribution = subject.attribution { add(attribution, to: &lines) }
    if let excess = subject.excess { lines.add(words(excess), depth: 1) }
    if let gap = subject.gap { lines.add(words(gap), depth: 1) }
  }

  private func add(_ attribution: ExplainedAttribution, to lines: inout Lines) {
    lines.add(wording.text(.explainActive, people(attribution.active)), depth: 1)
    for row in attribution.classes { lines.add(words(row), depth: 2) }
    if let rest = words(unattributedOf: attribution) { lines.add(rest, depth: 2) }
    let parts = (attribution.classes.compactMap(\.people) + [attribution.unattributed]).filter { $0 > 0 }
    lines.add(
      wording.text(
        .explainSum, parts.isEmpty ? wording.number(0) : parts.map(wording.number).joined(separator: " + "),
        wording.number(attribution.active)),
      depth: 2)
  }

  func people(_ count: Int) -> String {
    wording.text(one: .peopleOne, other: .peopleOther, count: count)
  }
}

/// Lines with their indentation.
struct Lines {
  private(set) var text = ""

  mutating func add(_ line: String, depth: Int = 0) {
    text += line.isEmpty ? "\n" : String(repeating: "  ", count: depth) + terminalText(line) + "\n"
  }
}
