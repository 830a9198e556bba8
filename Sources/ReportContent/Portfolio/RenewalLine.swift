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
  // By their places: customers and renewals are large, and would be moved again and again.
  let places = record.standings.indices.flatMap { place in
    record.standings[place].renewals.indices.map { (customer: place, number: $0) }
  }
  func renewal(at place: (customer: Int, number: Int)) -> Renewal {
    record.standings[place.customer].renewals[place.number]
  }
  func customer(at place: (customer: Int, number: Int)) -> Customer {
    record.facts.customers[place.customer].customer
  }
  return places.sorted { left, right in
    let (first, second) = (renewal(at: left).end, renewal(at: right).end)
    if first != second { return first < second }
    return left.customer == right.customer
      ? renewal(at: left).product.partNumber < renewal(at: right).product.partNumber
      : customer(at: left).id < customer(at: right).id
  }
  .map { RenewalLine(renewal(at: $0), of: customer(at: $0), wording: wording) }
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
