/// The use of one judged service as a mail shows it: a figure, a bar of table cells, and how it went.
public struct MailService: Hashable, Sendable {
  /// The service's name.
  public let name: String
  /// The headline in percent; `nil` where there is none to show.
  public let percent: String?
  /// Both counts of the headline in words.
  public let counts: String?
  /// Why there is no figure to judge by, in words.
  public let stateWords: String?
  /// Whether the group is too small to be broken down.
  public let isWithheld: Bool
  /// The change over four weeks, or over a week where no night lies that far back, in words.
  public let trendWords: String?
  /// The parts of the bar from left to right; their widths make 100.
  public let bar: [MailBarPart]

  init(_ section: ServiceSection, trend: TrendLine?) {
    name = section.name
    percent = section.percent
    counts = section.counts
    stateWords = section.stateWords
    isWithheld = section.isWithheld
    trendWords =
      [28, 7].lazy.compactMap { days in
        trend?.comparisons.first { $0.days == days && $0.change != nil }?.words
      }.first
    bar = section.bar.map(MailBarPart.parts) ?? []
  }
}

/// One cell of a bar.
public struct MailBarPart: Hashable, Sendable {
  /// `active`, `quiet`, `idle`, `unassigned` or `overlap`.
  public let kind: String
  /// The width in percent of the bar, from 1.
  public let width: Int

  /// The parts of a bar of 1000 units in whole percent; a part that is too narrow to be seen is left out.
  static func parts(_ bar: UsageBar) -> [MailBarPart] {
    bar.parts.compactMap { part in
      // Rounded ends, so that the widths make 100 whatever the parts are.
      let width = (part.start + part.width + 5) / 10 - (part.start + 5) / 10
      return width > 0 ? MailBarPart(kind: part.kind, width: width) : nil
    }
  }
}
