internal import AdoptionDomain

extension Resolution {
  /// Where a subscription stands, and whose it is.
  private struct Subscription {
    let source: Int32
    /// The row's place in its file.
    let row: Int32
    let customer: Int32
  }

  /// Gives each customer the holdings of the combined subscriptions; one that stands twice counts once.
  mutating func resolveSubscriptions() {
    let files = counts.map { file in
      if case .subscriptions(let rows) = file.content { rows } else { SubscriptionRows() }
    }
    var chosen = KeyedValues<Subscription>()
    var used = Grouping<Subscription>()
    for (place, rows) in files.enumerated() where !rows.rows.isEmpty && !leftOutFiles.contains(place) {
      noteUnknownStates(rows.unknownStates, inFileAt: place)
      let matches = matches(of: rows.customerKeys, inFileAt: place)
      chosen.reserve(chosen.values.count + rows.rows.count)
      var unmatched = 0
      for (index, row) in rows.rows.enumerated() {
        guard let match = matches[Int(row.customer)] else {
          unmatched += 1
          continue
        }
        if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
        let new = Subscription(source: Int32(place), row: Int32(index), customer: Int32(match.place))
        if let id = row.id {
          choose(new, id: id, among: files, in: &chosen)
        } else {
          used.add(new, to: match.place)
        }
      }
      noteUnmatched(unmatched, inFileAt: place)
    }
    for subscription in chosen.values { used.add(subscription, to: Int(subscription.customer)) }
    hold(used, of: files)
  }

  /// Keeps the better of two rows about one subscription of a customer.
  private mutating func choose(
    _ new: Subscription, id: UInt64, among files: [SubscriptionRows],
    in chosen: inout KeyedValues<Subscription>
  ) {
    // Customers are numbered without gaps: of two that have the same id the keys differ.
    let key = id ^ UInt64(UInt32(bitPattern: new.customer)) &* 0x9E37_79B9_7F4A_7C15
    if let old = chosen.value(for: key) {
      let isBetter = holding(new, of: files).rank.lexicographicallyPrecedes(holding(old, of: files).rank)
      tallies.leaveOut(
        1, for: .repeatedRecord, source: Int((isBetter ? old : new).source), customer: Int(new.customer))
      guard isBetter else { return }
    }
    chosen.enter(new, for: key) { _, _ in true }
  }

  private func holding(_ subscription: Subscription, of files: [SubscriptionRows]) -> Holding {
    let row = files[Int(subscription.source)].rows[Int(subscription.row)]
    let partNumber = files[Int(subscription.source)].partNumbers[Int(row.partNumber)]
    let name = files[Int(subscription.source)].names[Int(row.name)]
    return Holding(
      row, Product(partNumber: partNumber, name: name.isEmpty ? partNumber : name),
      names: name.isEmpty ? [] : [SharedText(name)], source: Int(subscription.source))
  }

  /// Unites the subscriptions of each customer that are of the same SKU, under the same terms and of the same reach.
  private mutating func hold(_ used: Grouping<Subscription>, of files: [SubscriptionRows]) {
    var products = SoldProducts(files)
    var kinds: [SoldProducts.Kind] = []
    used.forEach(of: customers.count) { customer, subscriptions in
      var holdings: [Holding] = []
      holdings.reserveCapacity(subscriptions.count)
      kinds.removeAll(keepingCapacity: true)
      var start = subscriptions.startIndex
      for place in subscriptions.indices {
        let subscription = subscriptions[place]
        let source = Int(subscription.source)
        let row = files[source].rows[Int(subscription.row)]
        let kind = products.kind(of: row, in: source)
        let (product, names) = products.product(of: row, in: source)
        let holding = Holding(row, product, names: names, source: source)
        if let known = kinds.firstIndex(of: kind) {
          holdings[known] = holdings[known].united(with: holding)
        } else {
          kinds.append(kind)
          holdings.append(holding)
        }
        let next = place + 1
        if next == subscriptions.endIndex || subscriptions[next].source != subscription.source {
          tallies.use(next - start, source: source, customer: customer)
          start = next
        }
      }
      customers[customer].holdings += holdings
    }
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
  fileprivate init(_ row: SubscriptionRows.Row, _ product: Product, names: [SharedText], source: Int) {
    self.init(
      product: product, names: names, terms: row.terms, isTenantWide: row.isTenantWide,
      units: [row.state: row.units], start: row.start, commitmentEnd: row.commitmentEnd,
      renewsAutomatically: row.renewsAutomatically, source: source)
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
