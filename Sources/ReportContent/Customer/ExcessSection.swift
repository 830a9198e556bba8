internal import AdoptionDomain
internal import AdoptionMetrics

/// Why a service has more active people than licensed ones are active: kept, never clipped, and explained.
public struct ExcessSection: Hashable, Sendable {
  /// The service's slug.
  public let service: String
  /// What is to be explained, in a sentence.
  public let summary: String
  /// The causes, in sentences.
  public let causes: [String]
}

/// The services in which people without a license are active.
func excessSections(
  of record: CustomerRecord, catalog: ServiceCatalog, wording: Wording
) -> [ExcessSection] {
  catalog.services.compactMap { service in
    guard let usage = record.measures.measure(.usage, of: .service(service.id), basis: .assigned),
      let ratio = usage.ratio, ratio.numerator > ratio.denominator, !isTooSmallToBreakDown(usage)
    else { return nil }
    let causes: [(MeasureID, TextKey)] = [
      (.activeTurnover, .excessTurnover), (.activeYammer, .excessYammer),
      (.activeUnexplained, .excessUnexplained),
    ]
    return ExcessSection(
      service: service.id.slug,
      summary: wording.text(
        .excess, service.name, wording.number(ratio.numerator), wording.number(ratio.denominator),
        ratio.tenthsOfPercent.map(wording.percent) ?? wording.text(.state(usage.state))),
      causes: causes.compactMap { id, key in
        let people =
          record.measures.measure(id, of: .service(service.id), basis: .assigned)?.ratio?.numerator ?? 0
        guard people > 0 else { return nil }
        return wording.text(key, wording.text(one: .peopleOne, other: .peopleOther, count: people))
      })
  }
}
