import ReportContent

/// Texts that show their key and their values: `customer.title<Contoso>`; numbers and days as the parameters say.
func plainTexts(
  language: String = "en", pluralRule: String = "one-other", decimalSeparator: String = ".",
  groupSeparator: String = ",", day: String = "{day}/{month}/{year}"
) -> LanguageTexts {
  var texts: [String: String] = [:]
  for key in TextKey.allCases {
    let values = key.placeholders.map { "{\($0)}" }.joined(separator: "|")
    texts[key.rawValue] = values.isEmpty ? key.rawValue : "\(key.rawValue)<\(values)>"
  }
  texts["format.plural-rule"] = pluralRule
  texts["format.decimal-separator"] = decimalSeparator
  texts["format.group-separator"] = groupSeparator
  texts["format.percent"] = "{number}%"
  texts["format.per-100-seats"] = "{number} a hundred seats"
  texts["format.per-100-active-users"] = "{number} a hundred active"
  texts["format.counts"] = "{numerator} of {denominator}"
  texts["format.counts-of-entitled"] = "{numerator} of {denominator} sold"
  texts["format.counts-of-assigned"] = "{numerator} of {denominator} licensed"
  texts["format.count-and-share"] = "{count} ({share})"
  texts["format.between"] = "{count} [{least}-{most}]"
  texts["format.day"] = day
  texts["format.span"] = "{start}..{end}"
  for month in 1...12 { texts["format.month.\(month)"] = "m\(month)" }
  texts["count.people.one"] = "{number} person"
  texts["count.people.other"] = "{number} people"
  return LanguageTexts(language: language, texts: texts)
}
