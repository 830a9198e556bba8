internal import AdoptionDomain
internal import ReportContent

/// Finds a customer by what people call it.
struct CustomerLookup {
  /// What a search comes to.
  enum Outcome: Equatable {
    /// Exactly one customer has this id, domain or name; its place.
    case found(Int)
    /// Several have it; their places.
    case ambiguous([Int])
    /// None has it; the places of those whose id, name or domain begins most like it.
    case unknown(near: [Int])
  }

  /// No more candidates than this are named.
  static let most = 5
  /// Fewer common letters at the beginning are no likeness.
  private static let leastCommon = 3

  let customers: [Customer]

  /// Looks for a customer; an id comes before domains and names.
  func find(_ text: String) -> Outcome {
    let asked = Customer.ID(text).text
    if let place = customers.firstIndex(where: { $0.id.text == asked }) { return .found(place) }
    let places = customers.indices.filter { place in
      let customer = customers[place]
      return customer.name.lowercased() == asked || customer.domains.contains { $0.lowercased() == asked }
    }
    switch places.count {
    case 0: return .unknown(near: near(asked))
    case 1: return .found(places[0])
    default: return .ambiguous(Array(places.prefix(Self.most)))
    }
  }

  private func near(_ asked: String) -> [Int] {
    let least = min(Self.leastCommon, max(asked.count, 1))
    return customers.indices
      .map { place -> (common: Int, name: String, place: Int) in
        let customer = customers[place]
        let names = [customer.id.text, customer.name.lowercased()] + customer.domains.map { $0.lowercased() }
        let common = names.map { zip($0, asked).prefix { $0 == $1 }.count }.max() ?? 0
        return (common, customer.name, place)
      }
      .filter { $0.common >= least }
      .sorted { (-$0.common, $0.name, $0.place) < (-$1.common, $1.name, $1.place) }
      .prefix(Self.most).map(\.place)
  }

  /// The place of the one customer, or an error that says what there is.
  func place(of text: String) throws(RequestError) -> Int {
    func names(_ places: [Int]) -> String {
      places.map { terminalText("\(customers[$0].name) (\(customers[$0].id))") }.joined(separator: "; ")
    }
    switch find(text) {
    case .found(let place): return place
    case .ambiguous(let places):
      throw .usage("expected one customer, found several called '\(text)': \(names(places)); give the id")
    case .unknown(let near):
      let hint = near.isEmpty ? "" : "; near it: \(names(near))"
      throw .usage("expected a customer's id, domain or exact name, found '\(text)', which is none\(hint)")
    }
  }
}
