/// Finds the tallies of a customer among those of a night, without a list for each customer.
public struct TallyIndex: Sendable {
  private let tallies: [SourceTally]
  /// The places of the tallies that are about a customer, by customer, then as they were.
  private let order: [Int32]

  /// Creates an index of a night's tallies, of which those of one customer stay in their order.
  public init(_ tallies: [SourceTally]) {
    self.tallies = tallies
    order = tallies.indices.lazy.filter { tallies[$0].customer != nil }.map(Int32.init).sorted {
      let (left, right) = (tallies[Int($0)].customer?.text ?? "", tallies[Int($1)].customer?.text ?? "")
      return left != right ? left < right : $0 < $1
    }
  }

  /// The tallies of a customer; none where no export tells of it.
  public subscript(customer: Customer.ID) -> [SourceTally] {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if (tallies[Int(order[middle])].customer?.text ?? "") < customer.text {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return order[low...].lazy.map { tallies[Int($0)] }.prefix { $0.customer == customer }.map(\.self)
  }
}
