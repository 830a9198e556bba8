internal import AdoptionDomain

/// What the exports of one family say about one customer.
struct FamilyHoldings {
  var holdings: [Holding] = []
  /// Records behind the holdings by source.
  var records: [Int: Int] = [:]
}

extension Resolution {
  /// Gives each customer its holdings: those of the whole tenant come from one family of exports alone.
  ///
  /// The partner's combined subscriptions come first, then Graph's subscribed SKUs joined with the subscriptions of the
  /// directory, then Partner Center's subscribed SKUs, and last its deployment analytics.
  mutating func resolveHoldings() {
    resolveSubscriptions()
    let families: [[Int: FamilyHoldings]] = [
      graphHoldings(), partnerCenterHoldings(), deploymentHoldings(),
    ]
    var superseded: [Int: Int] = [:]
    for place in customers.indices {
      var isCovered = customers[place].holdings.contains(where: \.isTenantWide)
      for family in families {
        guard let found = family[place] else { continue }
        for (source, records) in found.records {
          if isCovered {
            tallies.leaveOut(records, for: .lowerPrecedence, source: source, customer: place)
            superseded[source, default: 0] += 1
          } else {
            tallies.use(records, source: source, customer: place)
          }
        }
        if isCovered {
          customers[place].otherFamilies.append(found.holdings.inOrder)
        } else {
          customers[place].holdings += found.holdings
        }
        isCovered = true
      }
      customers[place].holdings = customers[place].holdings.inOrder
    }
    for (source, count) in superseded {
      findings.append(
        Finding(
          .note, .supersededSource, file: counts[source].file.path, count: count,
          found: "an export of higher precedence for these customers"))
    }
    noteUnknownProducts()
  }

  /// Says which files name products that no catalog has.
  private mutating func noteUnknownProducts() {
    for (place, file) in counts.enumerated() where !leftOutFiles.contains(place) {
      let keys: [ProductKey]
      switch file.content {
      case .subscriptions(let rows): keys = rows.partNumbers.map { ProductKey(partNumber: $0) }
      case .licenses(let rows): keys = rows.products
      case .deployment(let rows): keys = rows.products
      case .customers, .users, .requests, .usage, .reference: continue
      }
      let unknown = Set(
        keys.filter { !$0.isBlank && products.product($0) == nil }
          .map { Product($0, catalog: products).partNumber.uppercased.text })
      guard !unknown.isEmpty else { continue }
      findings.append(
        Finding(
          .note, .unknownProduct, file: file.file.path, count: unknown.count,
          expected: "products of catalog.yaml, or of an export that states their service plans",
          found: "other products"))
    }
  }
}

extension [Holding] {
  /// The holdings by part number, then terms, tenant-wide ones first, then export.
  fileprivate var inOrder: [Holding] {
    guard count > 1 else { return self }
    let keys = map { holding in
      (
        holding.product.partNumber.uppercased.text, holding.terms.rawValue, holding.isTenantWide ? 0 : 1,
        holding.source
      )
    }
    return indices.sorted { keys[$0] < keys[$1] }.map { self[$0] }
  }
}
