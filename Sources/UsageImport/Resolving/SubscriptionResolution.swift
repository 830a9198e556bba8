internal import AdoptionDomain

extension Resolution {
  /// What subscriptions of one customer must share to be one holding.
  private struct HoldingKey: Hashable {
    let customer: Int
    /// The part number in upper case: exports differ in its case.
    let partNumber: String
    let terms: SubscriptionTerms
    let isTenantWide: Bool
  }

  private struct SubscriptionIdentity: Hashable {
    let customer: Int
    let id: UInt64
  }

  /// Where a subscription stands: the file's and the row's place.
  private struct RowPlace {
    let source: Int32
    let row: Int32
  }

  /// Gives each customer the holdings of the combined subscriptions; one that stands twice counts once.
  mutating func resolveSubscriptions() {
    var holdings: [HoldingKey: Holding] = [:]
    var chosen: [SubscriptionIdentity: RowPlace] = [:]
    for (place, file) in counts.enumerated() where !leftOutFiles.contains(place) {
      guard case .subscriptions(let rows) = file.content else { continue }
      noteUnknownStates(rows.unknownStates, inFileAt: place)
      let matches = matches(of: rows.customerKeys, inFileAt: place)
      var unmatched = 0
      for (index, row) in rows.rows.enumerated() {
        guard let match = matches[Int(row.customer)] else {
          unmatched += 1
          continue
        }
        if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
        let new = RowPlace(source: Int32(place), row: Int32(index))
        if let id = row.id {
          choose(new, for: SubscriptionIdentity(customer: match.place, id: id), in: &chosen)
        } else {
          use(new, customer: match.place, in: &holdings)
        }
      }
      noteUnmatched(unmatched, inFileAt: place)
    }
    for (identity, place) in chosen { use(place, customer: identity.customer, in: &holdings) }
    for (key, holding) in holdings { customers[key.customer].holdings.append(holding) }
  }

  private mutating func choose(
    _ new: RowPlace, for identity: SubscriptionIdentity, in chosen: inout [SubscriptionIdentity: RowPlace]
  ) {
    guard let old = chosen[identity] else {
      chosen[identity] = new
      return
    }
    let isBetter = holding(at: new)?.rank.lexicographicallyPrecedes(holding(at: old)?.rank ?? []) ?? false
    if isBetter { chosen[identity] = new }
    tallies.leaveOut(
      1, for: .repeatedRecord, source: Int((isBetter ? old : new).source), customer: identity.customer)
  }

  private mutating func use(
    _ place: RowPlace, customer: Int, in holdings: inout [HoldingKey: Holding]
  ) {
    guard let holding = holding(at: place) else { return }
    tallies.use(1, source: holding.source, customer: customer)
    let key = HoldingKey(
      customer: customer, partNumber: holding.product.partNumber.uppercased.text, terms: holding.terms,
      isTenantWide: holding.isTenantWide)
    holdings[key] = holdings[key]?.united(with: holding) ?? holding
  }

  private func holding(at place: RowPlace) -> Holding? {
    guard case .subscriptions(let rows) = counts[Int(place.source)].content else { return nil }
    return Holding(rows.rows[Int(place.row)], of: rows, source: Int(place.source))
  }

  /// Says that states of a file are not known.
  mutating func noteUnknownStates(_ records: Int, inFileAt place: Int) {
    guard records > 0 else { return }
    findings.append(
      Finding(
        .warning, .unknownState, file: counts[place].file.path, count: records,
        expected: "a known state of a subscription", found: "another word"))
  }
}

extension Holding {
  /// The holding of one subscription.
  fileprivate init(_ row: SubscriptionRows.Row, of rows: SubscriptionRows, source: Int) {
    let partNumber = rows.partNumbers[Int(row.partNumber)]
    let name = rows.names[Int(row.name)]
    self.init(
      product: Product(partNumber: partNumber, name: name.isEmpty ? partNumber : name),
      names: name.isEmpty ? [] : [SharedText(name)], terms: row.terms,
      isTenantWide: row.isTenantWide, units: [row.state: row.units], start: row.start,
      commitmentEnd: row.commitmentEnd, renewsAutomatically: row.renewsAutomatically, source: source)
  }

  /// What decides which of two rows about one subscription counts, lowest first.
  ///
  /// Nothing in the rows says which is newer: the better state wins, then the more units, and then what merely makes the
  /// choice independent of files and rows.
  fileprivate var rank: [Int] {
    let state = units.states.first?.rawValue ?? .max
    let counts = units.total
    let days = [start, commitmentEnd].map { Int($0?.ordinal ?? .max) }
    let renewal = renewsAutomatically.map { $0 ? 0 : 1 } ?? 2
    let text = (product.partNumber.text + "\n" + product.name.text).unicodeScalars.map { Int($0.value) }
    let units = [Int(state), -counts.sold, -(counts.assigned ?? -1)]
    return units + [Int(terms.rawValue), isTenantWide ? 0 : 1, renewal] + days + text
  }

  /// The best state of the units, active before in grace before all others.
  private var bestState: UInt8 { units.states.first?.rawValue ?? .max }

  /// Both holdings together; what the order of files could decide is decided by the values.
  fileprivate func united(with other: Holding) -> Holding {
    var united = self
    united.product = Product(
      partNumber: min(product.partNumber, other.product.partNumber),
      name: [product, other.product].sorted { namePrecedes($0, $1) }[0].name)
    united.names = Set(names + other.names).sorted()
    united.units.add(other.units)
    united.start = [start, other.start].compactMap { $0 }.min()
    // A lapsed duplicate tells nothing about the commitment of what counts.
    let best = [self, other].filter { $0.bestState == min(bestState, other.bestState) }
    united.commitmentEnd = best.compactMap(\.commitmentEnd).min()
    let renewals = best.compactMap(\.renewsAutomatically)
    united.renewsAutomatically = renewals.isEmpty ? nil : renewals.allSatisfy { $0 }
    united.source = min(source, other.source)
    return united
  }
}

/// Whether the name of the left product is the better one: a name comes before a part number in its place.
private func namePrecedes(_ left: Product, _ right: Product) -> Bool {
  func key(_ product: Product) -> (Int, SharedText) {
    (product.name == product.partNumber ? 1 : 0, product.name)
  }
  return key(left) < key(right)
}
