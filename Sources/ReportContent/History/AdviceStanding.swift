internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// Where a piece of advice stands against the nights before, in words.
public struct AdviceStanding: Hashable, Sendable {
  /// The state's id.
  public let state: String
  /// The day for which the advice was first given, or given again, `yyyy-MM-dd`.
  public let since: String
  /// Both in words.
  public let words: String

  init(_ advice: PastAdvice, wording: Wording) {
    state = advice.state.rawValue
    since = advice.since.description
    words = wording.text(.adviceState(advice.state), wording.day(advice.since))
  }
}

/// Advice that is not given any more.
public struct ResolvedAdvice: Hashable, Sendable {
  /// The rule's id.
  public let rule: String
  /// `customer`, `service` or `product`.
  public let scope: String
  /// A service's slug, a part number, or `*`.
  public let subject: String
  /// The advice in a few words.
  public let title: String
  /// The day for which it was resolved, `yyyy-MM-dd`.
  public let date: String
  /// The same day in words.
  public let words: String
}

extension CustomerRecord {
  /// Where a piece of advice stands; `nil` where nights are not recorded.
  func standing(of advice: Recommendation) -> PastAdvice? {
    adviceStates.first {
      $0.isGiven && $0.rule == advice.rule && $0.subject.caseFolded == advice.subject.caseFolded
    }
  }

  /// Advice that was resolved shortly before the day for which the customer's exports speak.
  func recentlyResolved(on day: CalendarDay?) -> [PastAdvice] {
    guard let day else { return [] }
    return adviceStates.filter { advice in
      advice.resolvedOn.map { (0...PastAdvice.shown).contains(day.days(since: $0)) } ?? false
    }
  }
}
