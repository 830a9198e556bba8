/// What a wording is made of; a class, since wordings are handed around with every figure.
final class LanguageWords: Sendable {
  /// The language, such as `en`.
  let language: String
  /// What stands before the decimals, and between thousands.
  let decimalSeparator, groupSeparator: String
  /// Whether one of something is worded otherwise than many.
  let hasSingular: Bool
  /// The identities of the keys, ascending: a search among them takes less time than hashing one.
  private let identities: [UInt]
  /// The pattern of each key, in the same order.
  private let patterns: [Pattern]

  /// Takes the texts of a language apart.
  init(_ texts: LanguageTexts) {
    language = texts.language
    decimalSeparator = texts.texts[TextKey.decimalSeparator.rawValue] ?? "."
    groupSeparator = texts.texts[TextKey.groupSeparator.rawValue] ?? ","
    hasSingular = texts.texts[TextKey.pluralRule.rawValue] == "one-other"
    let keys = TextKey.allCases.sorted { $0.identity < $1.identity }
    identities = keys.map(\.identity)
    patterns = keys.map {
      Pattern(texts.texts[$0.rawValue] ?? $0.rawValue, placeholders: $0.placeholders)
    }
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
}
