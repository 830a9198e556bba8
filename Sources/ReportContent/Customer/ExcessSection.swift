internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// Why a service has more active people than licenses or licensed people: kept, never clipped, and explained.
public struct ExcessSection: Hashable, Sendable {
  /// The service's slug.
  public let service: String
  /// What is to be explained, in a sentence.
  public let summary: String
  /// The causes, in sentences.
  public let causes: [String]
  /// How far the causes can be bounded where a source tells counts without people behind them; `nil` elsewhere.
  public let bound: ExcessBound?
}

/// The services in which more people are active than the headline is held against.
func excessSections(
  of record: CustomerRecord, by disclosure: Disclosure, names: SubjectNames, catalog: ServiceCatalog,
  wording: Wording
) -> [ExcessSection] {
  record.measures.services.compactMap { service in
    guard let usage = record.measures.usage(of: service), let ratio = usage.ratio,
      (usage.bounds?.upperBound ?? ratio.numerator) > ratio.denominator, !disclosure.withholds(usage)
    else { return nil }
    let writer = ExcessWriter(service: service, record: record, catalog: catalog, wording: wording)
    let bound = writer.isTellingPeople ? nil : ExcessBound(of: usage, service, record.facts, catalog: catalog)
    return ExcessSection(
      service: service.slug, summary: writer.summary(usage, ratio, name: names.name(of: .service(service))),
      causes: writer.isTellingPeople
        ? writer.causes(isOverEntitled: usage.basis == .entitled) : writer.boundedCauses(bound),
      bound: bound)
  }
}

/// Words the excess of one service.
private struct ExcessWriter {
  let service: Service.ID
  let record: CustomerRecord
  let catalog: ServiceCatalog
  let wording: Wording

  /// Whether an export tells of people, and not only of counts.
  var isTellingPeople: Bool { measure(.usage, .assigned)?.ratio != nil }

  func summary(_ usage: Measure, _ ratio: Ratio, name: String) -> String {
    wording.text(
      usage.basis == .entitled ? .excessOverEntitled : .excess, name, wording.count(usage),
      wording.number(ratio.denominator),
      ratio.tenthsOfPercent.map(wording.percent) ?? wording.text(.state(usage.state)))
  }

  /// The classes of active people, and licenses assigned beyond those sold; those of nobody are left out.
  func causes(isOverEntitled: Bool) -> [String] {
    let classes: [(MeasureID, TextKey)] = [
      (.activeTurnover, .excessTurnover), (.activeTrial, .excessTrial), (.activeLapsed, .excessLapsed),
      (.activeYammer, .excessYammer), (.activeUnexplained, .excessUnexplained),
      (.activeCounted, .excessCounted),
    ]
    var causes = classes.compactMap { id, key -> String? in
      guard let known = measure(id, .assigned), let count = known.ratio?.numerator else { return nil }
      guard max(count, known.bounds?.upperBound ?? 0) > 0 else { return nil }
      return wording.text(key, wording.within(known.bounds, words: wording.people(count)))
    }
    let units = measure(.overAssigned, .entitled)?.ratio?.numerator ?? 0
    if isOverEntitled, units > 0 {
      causes.append(wording.text(.excessOverAssigned, wording.number(units)))
    }
    return causes + unknownCauses
  }

  /// What no export tells, which is not that there is none of it.
  private var unknownCauses: [String] {
    let isKnown = { (id: MeasureID) in measure(id, .assigned)?.ratio != nil }
    if !isKnown(.activeLapsed) { return [wording.text(.excessUnitsUnknown)] }
    return isKnown(.activeTrial) ? [] : [wording.text(.excessTrialUnknown)]
  }

  /// What can be said where a source tells counts alone.
  func boundedCauses(_ bound: ExcessBound?) -> [String] {
    guard let bound else { return [wording.text(.excessApart), wording.text(.excessUnitsUnknown)] }
    let sentences = [
      bound.trialAtMost.map { wording.text(.excessTrialAtMost, wording.number($0)) },
      wording.text(.excessLapsedAtMost, wording.number(bound.lapsedAtMost)),
      bound.unexplainedAtLeast.map { wording.text(.excessRest, wording.number($0)) },
      bound.trialAtMost == nil ? wording.text(.excessTrialUnknown) : nil,
    ]
    return [wording.text(.excessApart)] + sentences.compactMap { $0 }
  }

  private func measure(_ id: MeasureID, _ basis: Basis) -> Measure? {
    record.measures.measure(id, of: .service(service), basis: basis)
  }
}
