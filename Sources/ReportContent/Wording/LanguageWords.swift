/// What a wording is made of; a class, since wordings are handed around with every figure.
final class LanguageWords: Sendable {
  /// The language, such as `en`.
  let language: String
  private let decimalSeparator, groupSeparator: String
  /// Whether one of something is worded otherwise than many.
  let hasSingular: Bool
  /// The percentages from 0 to 100 %, by their tenths: no figure is told as often.
  private let percents: [String]
  /// The identities of the keys, ascending: a search among them takes less time than hashing one.
  private let identities: [UInt]
  /// The pattern of each key, in the same order.
  private let patterns: [Pattern]

  /// Takes the texts of a language apart.
  init(_ texts: LanguageTexts) {
    func text(_ key: TextKey) -> String { texts.texts[key.rawValue] ?? key.rawValue }
    language = texts.language
    let decimalSeparator = texts.texts[TextKey.decimalSeparator.rawValue] ?? "."
    self.decimalSeparator = decimalSeparator
    groupSeparator = texts.texts[TextKey.groupSeparator.rawValue] ?? ","
    hasSingular = texts.texts[TextKey.pluralRule.rawValue] == "one-other"
    let keys = TextKey.allCases.sorted { $0.identity < $1.identity }
    identities = keys.map(\.identity)
    patterns = keys.map { Pattern(text($0), placeholders: $0.placeholders) }
    let percent = Pattern(text(.percent), placeholders: TextKey.percent.placeholders)
    percents = (0...1000).map { percent.filled(with: [String($0 / 10) + decimalSeparator + String($0 % 10)]) }
  }

  /// The text of a key with the values in their places; the key's name where the language has no such text.
  func text(_ key: TextKey, filledWith values: [String]) -> String {
    let identity = key.identity
    var (low, high) = (0, identities.count)
    while low < high {
      let middle = (low + high) / 2
      if identities[middle] < identity { low = middle + 1 } else { high = middle }
    }
    guard low < identities.count, identities[low] == identity else { return key.rawValue }
    return patterns[low].filled(with: values)
  }

  /// A whole number with separated thousands.
  func number(_ number: Int) -> String {
    let digits = String(number.magnitude)
    if number.magnitude < 1000 { return number < 0 ? "-" + digits : digits }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { grouped += groupSeparator }
      grouped.append(digit)
    }
    return number < 0 ? "-" + grouped : grouped
  }

  /// Tenths as a number with one decimal.
  func decimal(tenths: Int) -> String {
    let whole = number(Int(tenths.magnitude / 10)) + decimalSeparator + String(tenths.magnitude % 10)
    return tenths < 0 ? "-" + whole : whole
  }

  /// Tenths of a percent as a percentage.
  func percent(tenths: Int) -> String {
    percents.indices.contains(tenths)
      ? percents[tenths] : text(.percent, filledWith: [decimal(tenths: tenths)])
  }
}
