public import AdoptionDomain
public import AdoptionMetrics

/// Where a piece of advice stands against the nights before.
public enum AdviceState: String, CaseIterable, Sendable {
  /// Given on the first night that was ever recorded: nobody knows since when it would have been.
  case baseline
  /// Not given before.
  case new
  /// Given before.
  case persisting
  /// Given before, and its figure has moved at least a point toward what clears it.
  case improving
  /// Given before, resolved not longer ago than ``PastAdvice/memory``, and given again.
  case regressed
  /// Given before, and not any more.
  case resolved
}

/// What is kept of a piece of advice from night to night.
public struct PastAdvice: Hashable, Sendable {
  /// For so many days after it was resolved, advice that is given again has regressed and is not new.
  public static let memory = 91
  /// For so many days resolved advice is shown.
  public static let shown = 28

  /// The rule's id.
  public let rule: String
  /// The rule's version; a new one does not make the advice new.
  public let version: Int
  /// What it is about.
  public let subject: Subject
  /// Where it stands.
  public let state: AdviceState
  /// The day for which it was first given, or given again.
  public let since: CalendarDay
  /// The day for which it was resolved; `nil` while it is given.
  public let resolvedOn: CalendarDay?
  /// What the figure measures that led to it first.
  public let measure: MeasureID
  /// What that figure's denominator counts.
  public let basis: Basis
  /// That figure as it was when the advice was first given.
  public let beginning: Ratio

  /// Creates what is kept.
  public init(
    rule: String, version: Int, subject: Subject, state: AdviceState, since: CalendarDay,
    resolvedOn: CalendarDay? = nil, measure: MeasureID, basis: Basis, beginning: Ratio
  ) {
    (self.rule, self.version, self.subject) = (rule, version, subject)
    (self.state, self.since, self.resolvedOn) = (state, since, resolvedOn)
    (self.measure, self.basis, self.beginning) = (measure, basis, beginning)
  }

  /// Whether the advice is still given.
  public var isGiven: Bool { state != .resolved }

  /// Whether it is the same advice as that of a judged rule.
  func isSame(as judged: JudgedRule) -> Bool {
    rule == judged.rule && subject.caseFolded == judged.subject.caseFolded
  }
}

/// All that is kept of a customer's advice.
public struct AdviceHistory: Hashable, Sendable {
  /// The advice of the night before, and what was resolved before that, in any order.
  public let past: [PastAdvice]
  /// Whether any night was recorded before.
  public let hasNights: Bool

  /// No night before this one.
  public static let none = AdviceHistory(past: [], hasNights: false)

  /// Creates a history.
  public init(past: [PastAdvice], hasNights: Bool) {
    self.past = past
    self.hasNights = hasNights
  }

  /// Whether the advice of a rule about a subject was given the night before.
  func isGiven(_ rule: Rule, about subject: Subject) -> Bool {
    past.contains { $0.isGiven && $0.rule == rule.id && $0.subject.caseFolded == subject.caseFolded }
  }
}
