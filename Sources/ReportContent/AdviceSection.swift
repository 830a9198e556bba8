/// One piece of advice with its evidence, in words.
public struct AdviceSection: Hashable, Sendable {
  /// The rule's id.
  public let rule: String
  /// The rule's version.
  public let version: Int
  /// The problem's id.
  public let problem: String
  /// The problem in words.
  public let problemWords: String
  /// `internal` or `customer`.
  public let audience: String
  /// Whether only the partner may see it.
  public let isInternal: Bool
  /// The urgency's id.
  public let urgency: String
  /// The urgency in words.
  public let urgencyWords: String
  /// Where it stands against the nights before; `nil` where nights are not recorded.
  public let standing: AdviceStanding?
  /// `customer`, `service` or `product`.
  public let scope: String
  /// A service's slug, a part number, or `*`.
  public let subject: String
  /// The advice in a few words.
  public let title: String
  /// What to consider.
  public let consider: String
  /// What to try; at least one.
  public let actions: [TrainingSection]
  /// The figures that led to it; at least one.
  public let evidence: [EvidenceLine]
}

/// Something to try.
public struct TrainingSection: Hashable, Sendable {
  /// The action's id.
  public let id: String
  /// The action in a few words.
  public let title: String
  /// What to do.
  public let description: String
}

/// One figure held against its threshold.
public struct EvidenceLine: Hashable, Sendable {
  /// `customer`, `service` or `product`.
  public let scope: String
  /// A service's slug, a part number, or `*`.
  public let subject: String
  /// The measure's id.
  public let measure: String
  /// What the denominator counts.
  public let basis: String
  /// Both counts.
  public let numerator, denominator: Int
  /// The percentage, or rate per 100, with one decimal and a point.
  public let percent: String
  /// The comparison's id.
  public let comparison: String
  /// The threshold with one decimal and a point.
  public let threshold: String
  /// What the threshold is.
  public let origin: String
  /// How far the figure lies from the threshold, with one decimal and a point.
  public let margin: String
  /// The numerator at which the advice is withdrawn; `nil` where it describes a strength.
  public let clearsAt: Int?
  /// How many more or fewer that are; `nil` where it describes a strength.
  public let difference: Int?
  /// The window's first and last day, `yyyy-MM-dd`.
  public let windowStart, windowEnd: String?
  /// The day for which the export speaks.
  public let dataDate: String?
  /// The kind of the export.
  public let source: String?
  /// The figure in words.
  public let words: String
  /// The threshold in words.
  public let thresholdWords: String
  /// What clears it, in words.
  public let clearsWords: String?
}

/// Something that could not be judged.
public struct UnjudgedSubject: Hashable, Sendable {
  /// `customer`, `service` or `product`.
  public let scope: String
  /// A service's slug, a part number, or `*`.
  public let subject: String
  /// The subject's name.
  public let name: String
  /// The reason's id.
  public let reason: String
  /// The reason in words.
  public let reasonWords: String
}
