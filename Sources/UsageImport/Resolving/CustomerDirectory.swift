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
  private var domainPlaces: [String: Int] = [:]
  private var namePlaces: [String: Int] = [:]
  /// The place of a domain or a name that two customers share, which matches neither.
  private static let shared = -1

  /// Creates a directory of customers with different ids.
  init(_ customers: [Customer]) {
    self.customers = customers.sorted { $0.id < $1.id }
    places.reserveCapacity(customers.count)
    namePlaces.reserveCapacity(customers.count)
    for (place, customer) in self.customers.enumerated() {
      places[customer.id.text] = place
      for domain in customer.domains { Self.enter(place, under: domain, in: &domainPlaces) }
      Self.enter(place, under: customer.name.lowercased(), in: &namePlaces)
    }
  }

  private static func enter(_ place: Int, under key: String, in table: inout [String: Int]) {
    let known = table.updateValue(place, forKey: key)
    if let known, known != place { table[key] = shared }
  }

  /// Whose alone a key is.
  private static func place(of key: String, in table: [String: Int]) -> Int? {
    table[key].flatMap { $0 == shared ? nil : $0 }
  }

  /// Whose a raw key is: by id, then by domain, then by name.
  func match(key: String) -> Match? {
    // Most keys are ids as they stand in the list; what is folded and plain need not become so.
    if let place = places[key], key.utf8.allSatisfy({ $0 < 0x80 }) {
      return Match(place: place, byNameOnly: false)
    }
    let folded = plainText(key).lowercased()
    if let place = matchIDOrDomain(folded) { return Match(place: place, byNameOnly: false) }
    return Self.place(of: folded, in: namePlaces).map { Match(place: $0, byNameOnly: true) }
  }

  /// The customers whose id or domain stands as a whole token in the file's folders or name, or is all of one of them.
  func matches(in file: ExportFile) -> Set<Int> {
    var found: Set<Int> = []
    for part in file.nameParts {
      let part = part.lowercased()
      for token in [part] + Self.tokens(of: part) {
        if let place = matchIDOrDomain(token) { found.insert(place) }
      }
    }
    return found
  }

  /// The letters, digits, hyphens and dots of a text, as far as they stand together; none where that is all of it.
  private static func tokens(of text: String) -> [String] {
    if text.utf8.allSatisfy(isTokenByte) { return [] }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }.map(String.init)
    }
    return text.utf8.split { !isTokenByte($0) }.map { String(Substring($0)) }
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E
  }

  /// The customers who own one of the domains.
  func matches(domains: some Sequence<String>) -> Set<Int> {
    Set(domains.compactMap { Self.place(of: $0, in: domainPlaces) })
  }

  private func matchIDOrDomain(_ key: String) -> Int? { places[key] ?? Self.place(of: key, in: domainPlaces) }
}
