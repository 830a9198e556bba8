internal import AdoptionMetrics

extension ExplanationWriter {
  /// The active people of one class.
  func words(_ row: ActiveClass) -> String {
    let name = wording.text(.explainClass(row.id))
    guard let people = row.people else { return wording.text(.explainUnknownPeople, name) }
    guard let bounds = row.bounds else { return wording.text(.explainPeople, wording.number(people), name) }
    return wording.text(
      .explainPooledPeople, wording.number(people), wording.number(bounds.lowerBound),
      wording.number(bounds.upperBound), name)
  }

  /// The licensed active people of whom no source tells what covers them; `nil` where there are none.
  func words(unattributedOf attribution: ExplainedAttribution) -> String? {
    guard attribution.unattributed > 0 else { return nil }
    return wording.text(
      .explainPeople, wording.number(attribution.unattributed), wording.text(.explainClassUnattributed))
  }

  /// Why more people are active than are counted, in one line.
  func words(_ excess: ExplainedExcess) -> String {
    let active = wording.number(excess.usage.ratio?.numerator ?? 0)
    var causes = excess.causes.map { row in
      wording.text(
        .explainCause, wording.number(row.people ?? 0), active, wording.text(.explainClass(row.id)))
    }
    if excess.overAssigned > 0 {
      causes.append(wording.text(.explainOverAssigned, wording.number(excess.overAssigned)))
    }
    if let limits = excess.limits {
      let lapsed = wording.number(limits.lapsed)
      causes.append(
        limits.trial.map { wording.text(.explainLimits, wording.number($0), lapsed) }
          ?? wording.text(.explainLapsedLimit, lapsed))
    }
    if causes.isEmpty { causes.append(wording.text(.explainNoCause)) }
    let percent = excess.usage.ratio?.tenthsOfPercent.map(wording.percent)
    return wording.text(
      .explainExcess, percent ?? wording.text(.state(excess.usage.state)), causes.joined(separator: ", "))
  }

  /// The gap with its numbers, or why there is none.
  func words(_ gap: ExplainedGap) -> String {
    switch gap {
    case .unknown(let obstacle):
      wording.text(.explainGapUnknown, wording.text(.explainObstacle(obstacle)))
    case .known(let gap):
      wording.text(
        .explainGap, wording.number(gap.entitled), wording.number(gap.overAssigned),
        wording.number(gap.unassigned), wording.number(gap.overlap), wording.number(gap.idle),
        wording.number(gap.active), wording.number(gap.newlyLicensed))
    }
  }
}
