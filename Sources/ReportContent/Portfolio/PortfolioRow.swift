/// What a page of the portfolio says of one customer.
public enum PortfolioRow: Hashable, Sendable {
  /// A customer in the list of whom to train next.
  case ranked(RankedCustomer)
  /// A customer with old data only.
  case stale(StaleCustomer)

  var ranked: RankedCustomer? { if case .ranked(let customer) = self { customer } else { nil } }

  var stale: StaleCustomer? { if case .stale(let customer) = self { customer } else { nil } }
}
