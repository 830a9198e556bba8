internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

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
  /// Whether nobody pays for the product.
  public let isFree: Bool
  /// Whether the subscription is in its grace period.
  public let isExpiring: Bool
  /// The width of the assigned part of a bar of 1000 units.
  public let barWidth: Int
  /// What the bar shows, in words.
  public let counts: String
  /// The nearest end of a commitment in words, where stated.
  public let commitmentEnd: String?
}

/// The products that a customer is told of, by part number: those of which anything is sold or assigned.
///
/// They are drawn from the figures, so that page, XML and tables cannot differ.
func productSections(
  of record: CustomerRecord, by disclosure: Disclosure, names: SubjectNames, catalog: ServiceCatalog,
  wording: Wording
) -> [ProductSection] {
  record.measures.measures.compactMap { measure in
    guard measure.id == .deployment, measure.isKnown, case .product(let partNumber) = measure.subject,
      disclosure.tells(measure), let ratio = measure.ratio
    else { return nil }
    return ProductSection(
      measure.subject, ratio: ratio, name: names.name(of: measure.subject),
      held: names.held(measure.subject), isFree: catalog.isFree(partNumber: partNumber),
      wording: wording)
  }
}

extension ProductSection {
  fileprivate init(
    _ subject: Subject, ratio: Ratio, name: String, held: HeldProduct?, isFree: Bool, wording: Wording
  ) {
    let (assigned, sold) = (ratio.numerator, ratio.denominator)
    partNumber = subject.name
    self.name = name
    self.sold = wording.number(sold)
    self.assigned = wording.number(assigned)
    unassigned = wording.number(max(sold - assigned, 0))
    overAssigned = assigned > sold ? wording.number(assigned - sold) : nil
    percent = ratio.tenthsOfPercent.map(wording.percent)
    self.isFree = isFree
    isExpiring = held?.isExpiring ?? false
    barWidth = min(ratio.tenthsOfPercent ?? 0, 1000)
    counts = wording.counts(ratio)
    commitmentEnd = (held?.commitmentEnd).map(wording.day)
  }
}
