internal import AdoptionDomain
package import AdoptionMetrics
package import Recommendations

extension ExplanationWriter {
  /// One figure with everything that belongs to it alone.
  func add(_ figure: ExplainedFigure, to lines: inout Lines) {
    let measure = figure.measure
    lines.add(words(measure), depth: 1)
    if measure.state == .insufficient {
      lines.add(wording.text(.explainSmall, wording.text(.state(measure.state))), depth: 2)
    }
    if let interval = figure.interval { lines.add(words(interval, of: measure), depth: 2) }
    if let spread = figure.spread, let bounds = measure.bounds {
      lines.add(words(spread, bounds), depth: 2)
    }
    let window = measure.window.map { wording.text(.explainWindow, wording.span($0)) }
    let day = measure.dataDate.map { wording.text(.explainDataDate, wording.day($0)) }
    let days = [window, day].compactMap(\.self)
    if !days.isEmpty { lines.add(days.joined(separator: " "), depth: 2) }
    if !figure.sources.isEmpty {
      let files = figure.sources.map { sources[$0].path }.joined(separator: ", ")
      lines.add(wording.text(.explainFiles, files), depth: 2)
    }
    for other in figure.others { add(other: other, to: &lines) }
    for rule in figure.rules { lines.add(words(rule), depth: 2) }
  }

  /// The figure in words: measure, both counts, percent or rate, basis, state.
  func words(_ measure: Measure) -> String {
    let name = wording.text(.measure(measure.id))
    let basis = wording.text(.explainBasis(measure.basis))
    guard let ratio = measure.ratio else {
      return wording.text(.explainUnknown, name, basis, wording.text(.state(measure.state)))
    }
    let value =
      wording.value(ratio, of: measure.id, basis: measure.basis) ?? wording.text(.state(measure.state))
    // The counts of requests name their basis.
    return measure.id.isSupport
      ? wording.text(.evidence, name, counts(ratio, of: measure), value)
      : wording.text(.explainFigure, name, counts(ratio, of: measure), value, basis)
  }

  /// Both counts, without what the denominator counts where the basis follows them.
  private func counts(_ ratio: Ratio, of measure: Measure) -> String {
    measure.id.isSupport
      ? wording.counts(ratio, of: measure.id, basis: measure.basis) : wording.counts(ratio)
  }

  /// The range of a share in percent, or of a rate per 100.
  func words(_ interval: Interval, of measure: Measure) -> String {
    func value(_ fraction: Double) -> String {
      wording.value(tenths: interval.tenths(fraction), of: measure.id, basis: measure.basis)
    }
    return wording.text(.explainInterval, value(interval.lower), value(interval.upper))
  }

  /// Between what and what a numerator lies, and why.
  func words(_ spread: ExplainedFigure.Spread, _ bounds: ClosedRange<Int>) -> String {
    wording.text(
      .explainSpread(spread), wording.number(bounds.lowerBound), wording.number(bounds.upperBound))
  }

  private func add(other: Measure, to lines: inout Lines) {
    guard let ratio = other.ratio, let source = other.source else { return }
    lines.add(
      wording.text(
        .explainOther, sources[source].path, counts(ratio, of: other),
        wording.value(ratio, of: other.id, basis: other.basis) ?? wording.text(.state(other.state))),
      depth: 2)
  }

  /// How one rule looked at a figure, and what it says as a whole.
  private func words(_ explained: ExplainedRule) -> String {
    let rule = explained.examination
    let asked = wording.text(
      .explainRule, rule.rule, String(rule.version), wording.text(.comparison(rule.comparison)),
      wording.value(tenths: rule.threshold, of: rule.id, basis: rule.measure?.basis ?? .seats))
    let minimum =
      explained.minimumNumerator > 0
      ? wording.text(.explainMinimum, wording.number(explained.minimumNumerator)) : nil
    let margin = rule.margin.map {
      wording.text($0 < 0 ? .explainShort : .explainMargin, wording.decimal(tenths: abs($0)))
    }
    let origin = explained.origin.map { wording.text(.origin($0)) }
    let outcome = wording.text(.explainOutcome(ExpectedOutcome(rule.outcome)))
    let reason = rule.outcome.reasonID.map { wording.text(.reason($0)) }
    return [asked, minimum, origin, margin, wording.text(.explainHolds(rule.holds)), outcome, reason]
      .compactMap(\.self).joined(separator: "; ")
  }
}

extension Interval {
  /// A fraction of this interval in tenths of a percent, half away from zero.
  package func tenths(_ fraction: Double) -> Int { Int((fraction * 1000).rounded()) }
}

extension RuleOutcome {
  /// Why the rule keeps silent, where it is not because the figures are fine.
  package var reasonID: String? {
    switch self {
    case .advises, .satisfied: nil
    case .notApplicable(let reason): reason.rawValue
    case .insufficientData(let reason): reason.rawValue
    }
  }
}
