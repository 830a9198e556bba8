internal import AdoptionDomain

/// Knows whose a key, a file or a domain is.
struct CustomerDirectory {
  /// A customer, and how sure that is.
  struct Match: Equatable {
    /// The customer's place in `customers`.
    let place: Int
    /// Whether only the name matched.
    let byNameOnly: Bool
  }

  /// The customers by id.
  let customers: [Customer]
  private var places: [String: Int] = [:]
  private var domainPlaces: [String: Int?] = [:]
  private var namePlaces: [String: Int?] = [:]

  /// Creates a directory of customers with different ids.
  init(_ customers: [Customer]) {
    self.customers = customers.sorted { $0.id < $1.id }
    for (place, customer) in self.customers.enumerated() {
      places[customer.id.text] = place
      // A domain or name that two customers share matches neither.
      for domain in Set(customer.domains) { Self.enter(place, under: domain, in: &domainPlaces) }
      Self.enter(place, under: customer.name.lowercased(), in: &namePlaces)
    }
  }

  private static func enter(_ place: Int, under key: String, in table: inout [String: Int?]) {
    table[key] = table.keys.contains(key) ? .some(nil) : .some(place)
  }

  /// Whose a raw key is: by id, then by domain, then by name.
  func match(key: String) -> Match? {
    // Most keys are ids as they stand in the list; what is folded and plain need not become so.
    if let place = places[key], key.utf8.allSatisfy({ $0 < 0x80 }) {
      return Match(place: place, byNameOnly: false)
    }
    let folded = plainText(key).lowercased()
    if let place = matchIDOrDomain(folded) { return Match(place: place, byNameOnly: false) }
    return (namePlaces[folded] ?? nil).map { Match(place: $0, byNameOnly: true) }
  }

  /// The customers whose id or domain stands as a whole token in the file's folders or name, or is all of one of them.
  func matches(in file: ExportFile) -> Set<Int> {
    let tokens = file.nameParts.flatMap { part in
      [part.lowercased()[...]]
        + part.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    }
    return Set(tokens.compactMap { matchIDOrDomain(String($0)) })
  }

  /// The customers who own one of the domains.
  func matches(domains: some Sequence<String>) -> Set<Int> {
    Set(domains.compactMap { domainPlaces[$0] ?? nil })
  }

  private func matchIDOrDomain(_ key: String) -> Int? { places[key] ?? (domainPlaces[key] ?? nil) }
}
