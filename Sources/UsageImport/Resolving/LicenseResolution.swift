internal import AdoptionDomain

/// A row of an export of one tenant's licenses, and where it came from.
private struct License {
  let row: LicenseRows.Row
  let product: Product
  let source: Int

  /// What decides which of two rows about one SKU or subscription counts, lowest first: nothing in the rows says which
  /// is newer, so the better state wins, then the more units, and then what does not depend on the files.
  var rank: [Int] {
    SubscriptionState.allCases.map { -(row.units[$0] ?? 0) }
      + [-(row.assigned ?? -1), Int(row.terms.rawValue), Int(row.start?.ordinal ?? .max)]
      + (product.partNumber.text + "\n" + product.name.text).unicodeScalars.map { Int($0.value) }
  }
}

extension Resolution {
  /// What Graph says about each customer: units by state and trial from the subscriptions of the directory where they
  /// name the SKU, else from the subscribed SKUs; assigned units from the subscribed SKUs.
  mutating func graphHoldings() -> [Int: FamilyHoldings] {
    let skus = licenses(of: .graphSubscribedSKUs)
    let subscriptions = licenses(of: .graphDirectorySubscriptions)
    var found: [Int: FamilyHoldings] = [:]
    for customer in Set(skus.keys).union(subscriptions.keys) {
      found[customer] = family(skus: skus[customer] ?? [], subscriptions: subscriptions[customer] ?? [])
    }
    return found
  }

  /// What Partner Center's subscribed SKUs say about each customer.
  mutating func partnerCenterHoldings() -> [Int: FamilyHoldings] {
    licenses(of: .partnerCenterSubscribedSKUs).mapValues { family(skus: $0, subscriptions: []) }
  }

  private func family(skus: [License], subscriptions: [License]) -> FamilyHoldings {
    var family = FamilyHoldings()
    for license in skus + subscriptions { family.records[license.source, default: 0] += 1 }
    let products = Dictionary(grouping: skus + subscriptions) { $0.product.partNumber.uppercased.text }
    for licenses in products.values {
      let own = licenses.filter { $0.row.terms == .unstated && isSKU($0) }
      let stated = licenses.filter { !isSKU($0) }
      let units = AssignedUnits(
        (stated.isEmpty ? own : stated).flatMap { license in
          license.row.units.map { (license.row.terms, $0.key, $0.value) }
        }, assigned: own.first?.row.assigned)
      let product = Product(uniting: licenses.map(\.product))
      let source = licenses.map(\.source).min() ?? 0
      for (terms, units) in units.byTerms {
        family.holdings.append(
          Holding(
            product: product, terms: terms, isTenantWide: true, units: units,
            start: stated.filter { $0.row.terms == terms }.compactMap(\.row.start).min(), source: source))
      }
    }
    return family
  }

  private func isSKU(_ license: License) -> Bool {
    counts[license.source].kind != .graphDirectorySubscriptions
  }

  /// The licenses of each customer in the exports of one kind, each SKU or subscription once.
  private mutating func licenses(of kind: ExportKind) -> [Int: [License]] {
    var chosen: [Int: [LicenseIdentity: License]] = [:]
    for (place, file) in counts.enumerated() where file.kind == kind && !leftOutFiles.contains(place) {
      guard case .licenses(let rows) = file.content, let customer = owners[place] else { continue }
      noteUnknownStates(rows.unknownStates, inFileAt: place)
      for (index, row) in rows.rows.enumerated() {
        let product = Product(rows.products[Int(row.product)], catalog: products)
        let license = License(row: row, product: product, source: place)
        let identity: LicenseIdentity =
          if kind != .graphDirectorySubscriptions {
            .sku(product.partNumber.uppercased.text)
          } else if let id = row.id {
            .subscription(id)
          } else {
            .row(source: place, index: index)
          }
        choose(license, for: identity, customer: customer, in: &chosen)
      }
    }
    return chosen.mapValues { Array($0.values) }
  }

  private mutating func choose(
    _ new: License, for identity: LicenseIdentity, customer: Int,
    in chosen: inout [Int: [LicenseIdentity: License]]
  ) {
    guard let old = chosen[customer]?[identity] else {
      chosen[customer, default: [:]][identity] = new
      return
    }
    let isBetter = new.rank.lexicographicallyPrecedes(old.rank)
    if isBetter { chosen[customer]?[identity] = new }
    tallies.leaveOut(1, for: .repeatedRecord, source: (isBetter ? old : new).source, customer: customer)
  }
}

/// What makes two rows statements about the same thing.
private enum LicenseIdentity: Hashable {
  /// A SKU stands once in a list of SKUs.
  case sku(String)
  /// A subscription has an id.
  case subscription(UInt64)
  /// A row that nothing identifies.
  case row(source: Int, index: Int)
}
