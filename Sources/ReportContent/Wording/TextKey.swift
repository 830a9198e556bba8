internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// A text that content is worded with; templates use further ones of their own.
public struct TextKey: Hashable, Sendable, CaseIterable {
  /// The key in `Templates/texts/<language>.yaml`; its parts are joined by dots.
  public var rawValue: String { name.text }
  private let name: SharedText
  /// A number that equal keys share, and no others; it differs from run to run.
  var identity: UInt { name.identity }
  /// The names between braces that the text may hold, in the order in which values are given.
  public let placeholders: [String]

  init(_ rawValue: String, _ placeholders: String...) {
    name = SharedText(rawValue)
    self.placeholders = placeholders
  }

  /// Keys are equal where their names are.
  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  // How numbers and days are written.
  static let decimalSeparator = TextKey("format.decimal-separator")
  static let groupSeparator = TextKey("format.group-separator")
  static let percent = TextKey("format.percent", "number")
  static let ratePer100Seats = TextKey("format.per-100-seats", "number")
  static let ratePer100ActiveUsers = TextKey("format.per-100-active-users", "number")
  static let counts = TextKey("format.counts", "numerator", "denominator")
  static let countsOnSeats = TextKey("format.counts-on-seats", "numerator", "denominator")
  static let countsByActiveUsers = TextKey("format.counts-by-active-users", "numerator", "denominator")
  static let countsOfEntitled = TextKey("format.counts-of-entitled", "numerator", "denominator")
  static let countsOfAssigned = TextKey("format.counts-of-assigned", "numerator", "denominator")
  static let countsOfAvailable = TextKey("format.counts-of-available", "numerator", "denominator")
  static let countAndShare = TextKey("format.count-and-share", "count", "share")
  static let between = TextKey("format.between", "count", "least", "most")
  static let day = TextKey("format.day", "day", "month", "year")
  static let span = TextKey("format.span", "start", "end")
  static let pluralRule = TextKey("format.plural-rule")

  package static let peopleOne = TextKey("count.people.one", "number")
  package static let peopleOther = TextKey("count.people.other", "number")

  // Advice.
  static let evidence = TextKey("advice.evidence", "measure", "counts", "value")
  static let threshold = TextKey("advice.threshold", "comparison", "threshold", "origin", "margin")
  static let clearsWithMore = TextKey("advice.clears-with-more", "needed", "denominator", "difference")
  static let clearsWithFewer = TextKey("advice.clears-with-fewer", "needed", "difference")

  // Requests.
  static let satisfaction = TextKey("count.satisfaction", "good", "rated", "percent")

  private static let fixed: [TextKey] = [
    decimalSeparator, groupSeparator, percent, ratePer100Seats, ratePer100ActiveUsers, counts, countsOnSeats,
    countsByActiveUsers, countsOfEntitled, countsOfAssigned, countsOfAvailable, countAndShare, between, day,
    span,
    pluralRule, peopleOne, peopleOther, evidence, threshold, clearsWithMore, clearsWithFewer, satisfaction,
  ]

  /// Every text that content needs.
  public static let allCases: [TextKey] =
    fixed + ofCustomerPages + ofPortfolioPages + ofRenderingAgain + ofHistory + ofMails + ofEnumerations

  private static let ofEnumerations: [TextKey] =
    (1...12).map(month) + MeasureID.allCases.map(measure) + MeasureState.allCases.map(state)
    + Problem.allCases.map(problem) + Urgency.allCases.map(urgency)
    + Condition.Comparison.allCases.map(comparison) + Condition.Origin.allCases.map(origin)
    + NotApplicableReason.allCases.map { reason($0.rawValue) }
    + InsufficientDataReason.allCases.map { reason($0.rawValue) } + ExportKind.allCases.map(export)
    + Finding.Code.allCases.map(finding) + Finding.Severity.allCases.map(severity)
    + Quadrant.allCases.map(quadrant) + RateChange.allCases.map(change) + explaining
}
