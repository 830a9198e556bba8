internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// The keys of texts of which there is one for each case of an enumeration, made once.
struct CaseTexts<Case: CaseIterable & Hashable & Sendable>: Sendable {
  private let keys: [Case: TextKey]

  init(_ key: (Case) -> TextKey) {
    keys = Dictionary(uniqueKeysWithValues: Case.allCases.map { ($0, key($0)) })
  }

  subscript(value: Case) -> TextKey {
    guard let key = keys[value] else { preconditionFailure("an enumeration lists all its cases") }
    return key
  }
}

extension TextKey {
  private static let months = (1...12).map { TextKey("format.month.\($0)") }
  private static let measures = CaseTexts<MeasureID> { TextKey("measure.\($0.rawValue)") }
  private static let states = CaseTexts<MeasureState> { TextKey("state.\($0.rawValue)") }
  private static let problems = CaseTexts<Problem> { TextKey("problem.\($0.rawValue)") }
  private static let urgencies = CaseTexts<Urgency> { TextKey("urgency.\($0.rawValue)") }
  private static let comparisons = CaseTexts<Condition.Comparison> { TextKey("comparison.\($0.rawValue)") }
  private static let origins = CaseTexts<Condition.Origin> { TextKey("origin.\($0.rawValue)") }
  private static let exports = CaseTexts<ExportKind> { TextKey("export.\($0.rawValue)") }
  private static let findings = CaseTexts<Finding.Code> { TextKey("finding.\($0.rawValue)") }
  private static let quadrants = CaseTexts<Quadrant> { TextKey("quadrant.\($0.rawValue)") }
  private static let changes = CaseTexts<RateChange> { TextKey("change.\($0.rawValue)") }
  private static let severities = CaseTexts<Finding.Severity> { TextKey("severity.\($0.rawValue)") }

  /// The name of a month, 1 to 12.
  static func month(_ number: Int) -> TextKey { months[number - 1] }

  static func measure(_ id: MeasureID) -> TextKey { measures[id] }

  static func state(_ state: MeasureState) -> TextKey { states[state] }

  static func problem(_ problem: Problem) -> TextKey { problems[problem] }

  static func urgency(_ urgency: Urgency) -> TextKey { urgencies[urgency] }

  static func comparison(_ comparison: Condition.Comparison) -> TextKey { comparisons[comparison] }

  static func origin(_ origin: Condition.Origin) -> TextKey { origins[origin] }

  static func reason(_ reason: String) -> TextKey { TextKey("reason.\(reason)") }

  static func export(_ kind: ExportKind) -> TextKey { exports[kind] }

  static func finding(_ code: Finding.Code) -> TextKey { findings[code] }

  static func quadrant(_ quadrant: Quadrant) -> TextKey { quadrants[quadrant] }

  static func change(_ change: RateChange) -> TextKey { changes[change] }

  static func severity(_ severity: Finding.Severity) -> TextKey { severities[severity] }
}
