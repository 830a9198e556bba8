internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations
internal import ReportContent

/// One figure of an explanation for machines; percentages and rates per 100 have one decimal.
struct FigureDocument: Codable, Equatable {
  struct CountsDocument: Codable, Equatable {
    let numerator: Int
    let denominator: Int
    let percent: Double?
    let source: String?
  }

  struct RuleDocument: Codable, Equatable {
    let rule: String
    let version: Int
    let scope: String
    let subject: String
    let comparison: String
    let threshold: Double
    let origin: String?
    let minimumNumerator: Int
    let margin: Double?
    let holds: Bool?
    let outcome: String
    let reason: String?
  }

  let measure: String
  let basis: String
  let state: String
  let numerator: Int?
  let denominator: Int?
  let percent: Double?
  let lower: Double?
  let upper: Double?
  let least: Int?
  let most: Int?
  let spread: String?
  let windowStart: String?
  let windowEnd: String?
  let dataDate: String?
  let sources: [String]
  let others: [CountsDocument]
  let rules: [RuleDocument]

  init(_ figure: ExplainedFigure, sources: [ExportSource]) {
    let found = figure.measure
    measure = found.id.rawValue
    basis = found.basis.rawValue
    state = found.state.rawValue
    numerator = found.ratio?.numerator
    denominator = found.ratio?.denominator
    percent = found.ratio?.tenthsOfPercent.map(decimal)
    lower = figure.interval.map { decimal($0.tenths($0.lower)) }
    upper = figure.interval.map { decimal($0.tenths($0.upper)) }
    least = found.bounds?.lowerBound
    most = found.bounds?.upperBound
    spread = figure.spread?.rawValue
    windowStart = found.window?.start.description
    windowEnd = found.window?.end.description
    dataDate = found.dataDate?.description
    self.sources = figure.sources.map { sources[$0].path }
    others = figure.others.compactMap { other in
      other.ratio.map { ratio in
        CountsDocument(
          numerator: ratio.numerator, denominator: ratio.denominator,
          percent: ratio.tenthsOfPercent.map(decimal), source: other.source.map { sources[$0].path })
      }
    }
    rules = figure.rules.map(RuleDocument.init)
  }
}

extension FigureDocument.RuleDocument {
  fileprivate init(_ explained: ExplainedRule) {
    let examination = explained.examination
    origin = explained.origin?.rawValue
    minimumNumerator = explained.minimumNumerator
    rule = examination.rule
    version = examination.version
    scope = examination.subject.scope
    subject = examination.subject.name
    comparison = examination.comparison.rawValue
    threshold = decimal(examination.threshold)
    margin = examination.margin.map(decimal)
    holds = examination.holds
    outcome = ExpectedOutcome(examination.outcome).rawValue
    reason = examination.outcome.reasonID
  }
}

/// Tenths as a number.
private func decimal(_ tenths: Int) -> Double { Double(tenths) / 10 }
