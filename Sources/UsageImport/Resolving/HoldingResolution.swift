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

  /// Gives each customer its holdings; a subscription that two files name counts once.
  mutating func resolveHoldings() {
    var holdings: [HoldingKey: Holding] = [:]
    var seen: Set<SubscriptionIdentity> = []
    for (place, file) in counts.enumerated() where !leftOutFiles.contains(place) {
      guard case .subscriptions(let rows) = file.content else { continue }
      noteUnknownStates(rows.unknownStates, inFileAt: place)
      let matches = matches(of: rows.customerKeys, inFileAt: place)
      var unmatched = 0
      for row in rows.rows {
        guard let match = matches[Int(row.customer)] else {
          unmatched += 1
          continue
        }
        if let id = row.id, !seen.insert(SubscriptionIdentity(customer: match.place, id: id)).inserted {
          tallies.leaveOut(1, for: .repeatedRecord, source: place, customer: match.place)
          continue
        }
        tallies.use(1, source: place, customer: match.place)
        if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
        let key = HoldingKey(
          customer: match.place, partNumber: rows.partNumbers[Int(row.partNumber)].uppercased(),
          terms: row.terms,
          isTenantWide: row.isTenantWide)
        let holding = Holding(row, of: rows, source: place)
        holdings[key] = holdings[key]?.united(with: holding) ?? holding
      }
      noteUnmatched(unmatched, inFileAt: place)
    }
    for (key, holding) in holdings { customers[key.customer].holdings.append(holding) }
    for place in customers.indices { customers[place].holdings.sort(by: precedes) }
  }

  private struct SubscriptionIdentity: Hashable {
    let customer: Int
    let id: UInt64
  }

  private mutating func noteUnknownStates(_ records: Int, inFileAt place: Int) {
    guard records > 0 else { return }
    findings.append(
      Finding(
        .warning, .unknownState, file: counts[place].file.path, count: records,
        expected: "a known state of a subscription", found: "another word"))
  }
}

/// Holdings by part number, then terms, tenant-wide ones first.
private func precedes(_ left: Holding, _ right: Holding) -> Bool {
  func key(_ holding: Holding) -> (String, UInt8, Int) {
    (holding.product.partNumber.uppercased(), holding.terms.rawValue, holding.isTenantWide ? 0 : 1)
  }
  return key(left) < key(right)
}

extension Holding {
  /// The holding of one subscription.
  fileprivate init(_ row: SubscriptionRows.Row, of rows: SubscriptionRows, source: Int) {
    let partNumber = rows.partNumbers[Int(row.partNumber)]
    let name = rows.names[Int(row.name)]
    self.init(
      product: Product(partNumber: partNumber, name: name.isEmpty ? partNumber : name), terms: row.terms,
      isTenantWide: row.isTenantWide, units: [row.state: row.units], start: row.start,
      commitmentEnd: row.commitmentEnd, renewsAutomatically: row.renewsAutomatically, source: source)
  }

  /// Both holdings together; what the order of files could decide is decided by the values.
  fileprivate func united(with other: Holding) -> Holding {
    var united = self
    united.product = Product(
      partNumber: min(product.partNumber, other.product.partNumber),
      name: min(product.name, other.product.name))
    united.units.merge(other.units, uniquingKeysWith: +)
    united.start = [start, other.start].compactMap { $0 }.min()
    united.commitmentEnd = [commitmentEnd, other.commitmentEnd].compactMap { $0 }.min()
    let renewals = [renewsAutomatically, other.renewsAutomatically].compactMap { $0 }
    united.renewsAutomatically = renewals.isEmpty ? nil : renewals.allSatisfy { $0 }
    united.source = min(source, other.source)
    return united
  }
}
