internal import AdoptionDomain
internal import ReportContent

/// How a night is written in the files that name it.
struct NightSpellings: Sendable {
  /// As `yyyy-MM-dd` and in the partner's words, in UTF-8.
  private let texts: [[UInt8]]

  /// The spellings of a night.
  ///
  /// - Parameters:
  ///   - night: the night.
  ///   - wording: the words of the partner's language.
  init(of night: CalendarDay, wording: Wording) {
    texts = [night.description, wording.day(night)].map { Array($0.utf8) }
  }

  /// Another night, spelled as this one.
  ///
  /// - Parameters:
  ///   - text: this night as a file spells it.
  ///   - other: the other night.
  /// - Returns: the other night; `nil` where the text is no spelling of this one, such as in a language in which a day is
  ///   written with characters that pages escape.
  func respelled(_ text: [UInt8], for other: NightSpellings) -> [UInt8]? {
    texts.firstIndex(of: text).map { other.texts[$0] }
  }
}
