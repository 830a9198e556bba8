internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// A text that content is worded with; templates use further ones of their own.
public struct TextKey: Hashable, Sendable, CaseIterable {
  /// The key in `Templates/texts/<language>.yaml`; its parts are joined by dots.
  public let rawValue: String
  /// The names between braces that the text may hold, in the order in which values are given.
  public let placeholders: [String]

  init(_ rawValue: String, _ placeholders: String...) {
    self.rawValue = rawValue
    self.placeholders = placeholders
  }

  // How numbers and days are written.
  static let decimalSeparator = TextKey("format.decimal-separator")
  static let groupSeparator = TextKey("format.group-separator")
  static let percent = TextKey("format.percent", "number")
  static let ratePer100Seats = TextKey("format.per-100-seats", "number")
  static let ratePer100ActiveUsers = TextKey("format.per-100-active-users", "number")
  static let counts = TextKey("format.counts", "numerator", "denominator")
  static let countsOnSeats = TextKey("format.counts-on-seats", "numerator", "denominator")
  static let countsByActiveUsers = TextKey("format.counts-by-active-users", "numerator", "denominator")
  static let day = TextKey("format.day", "day", "month", "year")
  static let span = TextKey("format.span", "start", "end")
  static let pluralRule = TextKey("format.plural-rule")

  // The customer's page.
  static let customerTitle = TextKey("customer.title", "customer")
  static let barDescription = TextKey("customer.bar-description", "active", "quiet", "idle", "licensed")
  static let excess = TextKey("customer.excess", "service", "active", "licensed", "percent")
  static let excessTurnover = TextKey("customer.excess-turnover", "people")
  static let excessYammer = TextKey("customer.excess-yammer", "people")
  static let excessUnexplained = TextKey("customer.excess-unexplained", "people")
  package static let peopleOne = TextKey("count.people.one", "number")
  package static let peopleOther = TextKey("count.people.other", "number")

  // Advice.
  static let evidence = TextKey("advice.evidence", "measure", "counts", "value")
  static let threshold = TextKey("advice.threshold", "comparison", "threshold", "origin", "margin")
  static let clearsWithMore = TextKey("advice.clears-with-more", "needed", "denominator", "difference")
  static let clearsWithFewer = TextKey("advice.clears-with-fewer", "needed", "difference")

  // The portfolio's pages.
  static let portfolioTitle = TextKey("portfolio.title")
  static let pageOf = TextKey("portfolio.page-of", "page", "pages")
  static let distribution = TextKey(
    "portfolio.distribution-description", "median", "p25", "p75", "minimum", "maximum")

  private static let fixed: [TextKey] = [
    decimalSeparator, groupSeparator, percent, ratePer100Seats, ratePer100ActiveUsers, counts, countsOnSeats,
    countsByActiveUsers, day, span,
    pluralRule,
    customerTitle, barDescription, excess, excessTurnover, excessYammer, excessUnexplained, peopleOne,
    peopleOther,
    evidence, threshold, clearsWithMore, clearsWithFewer, portfolioTitle, pageOf,
    distribution,
  ]

  /// Every text that content needs.
  public static let allCases: [TextKey] =
    fixed + (1...12).map(month) + MeasureID.allCases.map(measure) + MeasureState.allCases.map(state)
    + Problem.allCases.map(problem) + Urgency.allCases.map(urgency)
    + Condition.Comparison.allCases.map(comparison) + Condition.Origin.allCases.map(origin)
    + NotApplicableReason.allCases.map { reason($0.rawValue) }
    + InsufficientDataReason.allCases.map { reason($0.rawValue) } + ExportKind.allCases.map(export)
    + Finding.Code.allCases.map(finding) + Finding.Severity.allCases.map(severity) + explaining
}

// Texts of which there is one for each case of an enumeration.
extension TextKey {
  /// The name of a month, 1 to 12.
  static func month(_ number: Int) -> TextKey { TextKey("format.month.\(number)") }

  static func measure(_ id: MeasureID) -> TextKey { TextKey("measure.\(id.rawValue)") }

  static func state(_ state: MeasureState) -> TextKey { TextKey("state.\(state.rawValue)") }

  static func problem(_ problem: Problem) -> TextKey { TextKey("problem.\(problem.rawValue)") }

  static func urgency(_ urgency: Urgency) -> TextKey { TextKey("urgency.\(urgency.rawValue)") }

  static func comparison(_ comparison: Condition.Comparison) -> TextKey {
    TextKey("comparison.\(comparison.rawValue)")
  }

  static func origin(_ origin: Condition.Origin) -> TextKey { TextKey("origin.\(origin.rawValue)") }

  static func reason(_ reason: String) -> TextKey { TextKey("reason.\(reason)") }

  static func export(_ kind: ExportKind) -> TextKey { TextKey("export.\(kind.rawValue)") }

  static func finding(_ code: Finding.Code) -> TextKey { TextKey("finding.\(code.rawValue)") }

  static func severity(_ severity: Finding.Severity) -> TextKey { TextKey("severity.\(severity.rawValue)") }
}
