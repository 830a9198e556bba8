internal import AdoptionMetrics
internal import Recommendations

// The texts of what is said against earlier nights.
extension TextKey {
  static let trendDescription = TextKey("trend.description", "first", "first-day", "last", "last-day")
  static let trendChange = TextKey("trend.change", "change", "then", "day")
  static let moverThen = TextKey("mover.then", "counts", "day")

  private static let states = CaseTexts<AdviceState> { TextKey("advice-state.\($0.rawValue)", "since") }
  private static let reasons = CaseTexts<Mover.Reason> { TextKey("mover.\($0.rawValue)") }
  private static let firstNight = TextKey("trend.first-night")
  private static let noNight = TextKey("trend.no-night")
  private static let notComparable = TextKey("trend.not-comparable")

  static func adviceState(_ state: AdviceState) -> TextKey { states[state] }

  static func moverReason(_ reason: Mover.Reason) -> TextKey { reasons[reason] }

  /// Why there is no figure to compare with.
  static func trendGap(_ outcome: TrendComparison) -> TextKey {
    switch outcome {
    case .firstNight: firstNight
    case .noNight, .against: noNight
    case .notComparable: notComparable
    }
  }

  static let ofHistory: [TextKey] =
    [trendDescription, trendChange, moverThen, firstNight, noNight, notComparable]
    + AdviceState.allCases.map(adviceState) + Mover.Reason.allCases.map(moverReason)
}
