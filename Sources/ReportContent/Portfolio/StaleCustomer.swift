internal import AdoptionDomain

/// A customer of whom every export is too old to be ranked beside others.
public struct StaleCustomer: Hashable, Sendable {
  /// The customer's id.
  public let id: String
  /// The customer's name.
  public let name: String
  /// The name of the customer's files, without an ending.
  public let page: String
  /// The person at the partner who looks after the customer.
  public let accountManager: String?
  /// The latest day for which any export speaks, `yyyy-MM-dd`.
  public let dataDate: String?
  /// Why the customer is not ranked, in words.
  public let reason: String
}

extension StaleCustomer {
  /// A customer all of whose data are old.
  init(of facts: CustomerFacts, wording: Wording) {
    let customer = facts.customer
    let days = facts.dataDays
    id = customer.id.text
    name = customer.name
    page = pageName(of: customer)
    accountManager = customer.accountManager
    dataDate = days.max()?.description
    reason = wording.text(.staleSince, days.max().map(wording.day) ?? "")
  }
}
