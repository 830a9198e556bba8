/// Things of customers, each customer's in the order in which they were added.
struct Grouping<Element> {
  private var elements: [Element] = []
  private var groups: [Int32] = []

  /// Makes room for so many.
  mutating func reserveCapacity(_ count: Int) {
    elements.reserveCapacity(count)
    groups.reserveCapacity(count)
  }

  /// Adds a thing of a customer, by the customer's place.
  mutating func add(_ element: Element, to group: Int) {
    elements.append(element)
    groups.append(Int32(group))
  }

  /// Hands the things of each of so many customers to `body`, in the customers' order; those without any are left out.
  func forEach(of count: Int, _ body: (Int, ArraySlice<Element>) -> Void) {
    let (sorted, ends) = sorted(count)
    var start = 0
    for (group, end) in ends.enumerated() where end > start {
      body(group, sorted[start..<end])
      start = end
    }
  }

  /// The things by customer, and where each customer's end.
  func sorted(_ count: Int) -> (elements: [Element], ends: [Int]) {
    var ends = [Int](repeating: 0, count: count)
    for group in groups { ends[Int(group)] += 1 }
    var sum = 0
    for group in ends.indices {
      (ends[group], sum) = (sum, sum + ends[group])
    }
    var order = [Int32](repeating: 0, count: elements.count)
    for (place, group) in groups.enumerated() {
      order[ends[Int(group)]] = Int32(place)
      ends[Int(group)] += 1
    }
    return (order.map { elements[Int($0)] }, ends)
  }
}
