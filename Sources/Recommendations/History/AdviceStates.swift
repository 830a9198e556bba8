public import AdoptionDomain
internal import AdoptionMetrics

/// Says where tonight's advice stands against the nights before.
///
/// Days are those for which the customer's exports speak: exports that do not change leave every state as it is. What
/// cannot be judged tonight is never resolved by that.
/// - Parameters:
///   - judged: what every rule says tonight.
///   - history: the advice of before.
///   - playbook: the rules of tonight; what one advised that is none of them any more is forgotten.
///   - day: the day for which tonight's exports speak.
/// - Returns: the advice that is given or was resolved within ``PastAdvice/memory``, by rule and subject.
public func adviceStates(
  of judged: [JudgedRule], history: AdviceHistory, by playbook: Playbook, on day: CalendarDay
) -> [PastAdvice] {
  var states: [PastAdvice] = []
  for rule in judged {
    let past = history.past.first { $0.isSame(as: rule) }
    switch rule.outcome {
    case .advises(let advice):
      states.append(
        PastAdvice(advice, past: past, isFirstNight: !history.hasNights, on: day))
    case .satisfied: states += past.flatMap { $0.resolved(on: day) }.map { [$0] } ?? []
    case .notApplicable, .insufficientData: states += past.flatMap { $0.kept(on: day) }.map { [$0] } ?? []
    }
  }
  // A subject that no export names tonight is not judged; a rule that is gone says nothing any more.
  let rules = Set(playbook.rules.map(\.id))
  states += history.past.filter { past in rules.contains(past.rule) && !judged.contains(where: past.isSame) }
    .compactMap { $0.kept(on: day) }
  return states.sorted {
    ($0.rule, $0.subject.scope, $0.subject.name) < ($1.rule, $1.subject.scope, $1.subject.name)
  }
}

extension PastAdvice {
  /// Where advice that is given tonight stands.
  fileprivate init(_ advice: Recommendation, past: PastAdvice?, isFirstNight: Bool, on day: CalendarDay) {
    let evidence = advice.evidence.first?.measure
    let figure = (evidence?.id ?? .adjustedUsage, evidence?.basis ?? .assigned)
    let ratio = evidence?.ratio ?? Ratio(0, of: 0)
    guard let past, past.isGiven || past.isRemembered(on: day) else {
      self.init(
        advice, state: isFirstNight ? .baseline : .new, since: day, figure: figure, beginning: ratio)
      return
    }
    guard past.isGiven else {
      self.init(advice, state: .regressed, since: day, figure: figure, beginning: ratio)
      return
    }
    let beginning = (past.measure, past.basis) == figure ? past.beginning : ratio
    // Evidence about every service begins with whichever could be judged: only the advice's own figure is followed.
    let isFollowed = evidence?.subject.caseFolded == advice.subject.caseFolded
    let isImproving = isFollowed && hasImproved(from: beginning, to: advice.evidence.first)
    let state: AdviceState = past.since == day ? past.state : isImproving ? .improving : .persisting
    self.init(advice, state: state, since: past.since, figure: figure, beginning: beginning)
  }

  private init(
    _ advice: Recommendation, state: AdviceState, since: CalendarDay, figure: (MeasureID, Basis),
    beginning: Ratio
  ) {
    self.init(
      rule: advice.rule, version: advice.version, subject: advice.subject, state: state, since: since,
      measure: figure.0, basis: figure.1, beginning: beginning)
  }

  /// The advice where it is not given any more; `nil` where that is too long ago to be kept.
  fileprivate func resolved(on day: CalendarDay) -> PastAdvice? {
    guard isGiven else { return kept(on: day) }
    return PastAdvice(
      rule: rule, version: version, subject: subject, state: .resolved, since: since, resolvedOn: day,
      measure: measure, basis: basis, beginning: beginning)
  }

  /// The advice as it was; `nil` where it was resolved too long ago to be kept.
  fileprivate func kept(on day: CalendarDay) -> PastAdvice? { isGiven || isRemembered(on: day) ? self : nil }

  /// Whether it was resolved so shortly ago that giving it again is no news.
  private func isRemembered(on day: CalendarDay) -> Bool {
    resolvedOn.map { day.days(since: $0) <= Self.memory } ?? false
  }
}

/// Whether a figure moved at least a point toward what clears the advice.
private func hasImproved(from beginning: Ratio, to evidence: Evidence?) -> Bool {
  guard let evidence, let ratio = evidence.measure.ratio, let change = RatioChange(from: beginning, to: ratio)
  else { return false }
  return switch evidence.comparison {
  case .below: change.rises(byPoints: 1)
  case .above: change.falls(byPoints: 1)
  case .atLeast, .atMost: false
  }
}
