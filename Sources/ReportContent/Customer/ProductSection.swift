internal import AdoptionDomain
internal import AdoptionMetrics

/// How the licenses of one product are handed out.
public struct ProductSection: Hashable, Sendable {
  /// The part number.
  public let partNumber: String
  /// The product's name.
  public let name: String
  /// Licenses sold.
  public let sold: String
  /// Licenses assigned.
  public let assigned: String
  /// Licenses assigned to nobody.
  public let unassigned: String
  /// Licenses assigned beyond what was sold; `nil` where there are none.
  public let overAssigned: String?
  /// Assigned of sold licenses in percent; `nil` where none were sold.
  public let percent: String?
  /// Whether the subscription is in its grace period.
  public let isExpiring: Bool
  /// The width of the assigned part of a bar of 1000 units.
  public let barWidth: Int
  /// What the bar shows, in words.
  public let counts: String
  /// The nearest end of a commitment in words, where stated.
  public let commitmentEnd: String?
}

/// The products of which something counts as sold, by part number.
func productSections(of record: CustomerRecord, wording: Wording) -> [ProductSection] {
  record.facts.holdings.compactMap { holding in
    holding.countedUnits.map { ProductSection(holding, units: $0, wording: wording) }
  }
}

extension ProductSection {
  fileprivate init(_ holding: Holding, units: LicenseUnits, wording: Wording) {
    let ratio = Ratio(units.assigned, of: units.sold)
    partNumber = holding.product.partNumber
    name = holding.product.name
    sold = wording.number(units.sold)
    assigned = wording.number(units.assigned)
    unassigned = wording.number(max(units.sold - units.assigned, 0))
    overAssigned = units.assigned > units.sold ? wording.number(units.assigned - units.sold) : nil
    percent = ratio.tenthsOfPercent.map(wording.percent)
    isExpiring = holding.isExpiring
    barWidth = min(ratio.tenthsOfPercent ?? 0, 1000)
    counts = wording.counts(ratio)
    commitmentEnd = holding.commitmentEnd.map(wording.day)
  }
}
