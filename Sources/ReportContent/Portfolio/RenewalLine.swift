internal import AdoptionDomain
internal import AdoptionMetrics

/// The end of a commitment that lies ahead, of one product of one customer; it is internal.
public struct RenewalLine: Hashable, Sendable {
  /// The customer's id and name, and the name of the customer's files, without an ending.
  public let customerID, customerName, page: String
  /// The part number.
  public let partNumber: String
  /// The product's name.
  public let name: String
  /// The last day of the commitment, `yyyy-MM-dd`.
  public let end: String
  /// The same day in words.
  public let endWords: String
  /// Units sold.
  public let units: Int
  /// Units assigned; `nil` where no export tells.
  public let assigned: Int?
  /// Units sold, in words.
  public let unitsWords: String
  /// Units assigned, in words.
  public let assignedWords: String?
  /// Whether all subscriptions renew by themselves; `nil` where no export tells.
  public let renewsAutomatically: Bool?
  /// Whether the subscription stands in its grace period.
  public let isExpiring: Bool
}

/// The commitments that end in the 90 days after the night, and those in their grace period: the nearest first, then by
/// customer and part number; free products end for nobody.
func renewalLines(of record: NightRecord, wording: Wording) -> [RenewalLine] {
  zip(record.facts.customers, record.standings).flatMap { facts, standing in
    standing.renewals.map { (customer: facts.customer, renewal: $0) }
  }
  .sorted {
    ($0.renewal.end, $0.customer.id, $0.renewal.product.partNumber)
      < ($1.renewal.end, $1.customer.id, $1.renewal.product.partNumber)
  }
  .map { RenewalLine($0.renewal, of: $0.customer, wording: wording) }
}

extension RenewalLine {
  fileprivate init(_ renewal: Renewal, of customer: Customer, wording: Wording) {
    customerID = customer.id.text
    customerName = customer.name
    page = pageName(of: customer)
    partNumber = renewal.product.partNumber.text
    name = renewal.product.name.text
    end = renewal.end.description
    endWords = wording.day(renewal.end)
    units = renewal.units
    assigned = renewal.assigned
    unitsWords = wording.number(renewal.units)
    assignedWords = renewal.assigned.map(wording.number)
    renewsAutomatically = renewal.renewsAutomatically
    isExpiring = renewal.isExpiring
  }
}
