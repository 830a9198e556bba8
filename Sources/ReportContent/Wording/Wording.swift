package import AdoptionDomain
package import AdoptionMetrics

/// Puts figures into the words of one language.
public struct Wording: Sendable {
  /// The language, such as `en`.
  public var language: String { words.language }
  private let words: LanguageWords

  /// Creates the wording of a language whose texts hold every ``TextKey``; settings are checked for that when loaded.
  public init(_ texts: LanguageTexts) { words = LanguageWords(texts) }

  /// A text with its values, in the order of the key's placeholders.
  func text(_ key: TextKey, _ values: String...) -> String {
    precondition(
      values.count == key.placeholders.count, "\(key.rawValue) takes \(key.placeholders.count) values")
    return words.text(key, filledWith: values)
  }

  /// A text that depends on whether the count is one.
  package func text(one: TextKey, other: TextKey, count: Int) -> String {
    text(words.hasSingular && count == 1 ? one : other, number(count))
  }

  /// A whole number with separated thousands.
  package func number(_ number: Int) -> String { words.number(number) }

  /// Tenths as a number with one decimal.
  package func decimal(tenths: Int) -> String { words.decimal(tenths: tenths) }

  /// Tenths of a percent as a percentage.
  package func percent(tenths: Int) -> String { words.percent(tenths: tenths) }

  /// A ratio as a percentage, or as a rate per 100 where requests are counted; `nil` for a denominator of 0.
  func value(_ ratio: Ratio, of id: MeasureID, basis: Basis) -> String? {
    ratio.tenthsOfPercent.map { value(tenths: $0, of: id, basis: basis) }
  }

  /// Tenths of a percent, or of a request per 100, in the words that fit the measure.
  package func value(tenths: Int, of id: MeasureID, basis: Basis) -> String {
    guard id.isSupport else { return percent(tenths: tenths) }
    return text(basis == .seats ? .ratePer100Seats : .ratePer100ActiveUsers, decimal(tenths: tenths))
  }

  /// Both counts: "15 of 40".
  package func counts(_ ratio: Ratio) -> String {
    text(.counts, number(ratio.numerator), number(ratio.denominator))
  }

  /// Both counts of a measure with what the denominator counts: "15 of 44 licenses sold", "15 of 40 licensed people", or
  /// "14 on 36 seats" where requests are held against seats.
  package func counts(_ ratio: Ratio, of id: MeasureID, basis: Basis) -> String {
    let key: TextKey =
      switch basis {
      case .sold: .counts
      case .entitled: .countsOfEntitled
      case .assigned: .countsOfAssigned
      case .available: .countsOfAvailable
      case .seats: .countsOnSeats
      case .activeUsers: .countsByActiveUsers
      }
    return text(key, number(ratio.numerator), number(ratio.denominator))
  }

  /// A count or its words with the least and the most that it can be; as it is where it is exact.
  func within(_ bounds: ClosedRange<Int>?, words: String) -> String {
    bounds.map { text(.between, words, number($0.lowerBound), number($0.upperBound)) } ?? words
  }

  /// So many people.
  func people(_ count: Int) -> String { text(one: .peopleOne, other: .peopleOther, count: count) }

  /// Good ratings of all, with the share.
  func satisfaction(_ ratio: Ratio) -> String {
    text(
      .satisfaction, number(ratio.numerator), number(ratio.denominator),
      ratio.tenthsOfPercent.map(percent) ?? "")
  }

  /// A calendar day.
  package func day(_ day: CalendarDay) -> String {
    let (year, month, date) = day.components
    return text(.day, String(date), text(.month(month)), String(year))
  }

  /// A span of days.
  package func span(_ window: ActivityWindow) -> String { text(.span, day(window.start), day(window.end)) }
}
