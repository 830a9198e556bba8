internal import AdoptionDomain

extension DocumentFormat {
  /// Graph's `subscribedSkus` JSON of one tenant (docs/formats/graph-licenses.md).
  static let graphSubscribedSKUs = DocumentFormat(
    kind: .graphSubscribedSKUs,
    fits: { $0["prepaidUnits"] != nil && ($0["skuId"] ?? $0["skuPartNumber"]) != nil },
    makeSink: { GraphSubscribedSKUSink() })
}

/// Takes subscribed SKUs; account names are not looked at.
private struct GraphSubscribedSKUSink: DocumentSink {
  private var rows = LicenseRows()
  private var products = Numbering<ProductKey>()
  /// The tenants that the ids of the rows begin with, in lower case.
  private var tenantsOfIDs: Set<String> = []
  private var accounts: Set<String> = []

  mutating func take(_ row: JSONValue) throws(SetAside) {
    let product = ProductKey(id: try row.text("skuId"), partNumber: try row.text("skuPartNumber"))
    guard !product.isBlank else { throw row.setAside("skuId or skuPartNumber", found: "neither") }
    let units = try units(of: row)
    let assigned = try row.count("consumedUnits")
    let id = try row.text("id")
    let account = try row.text("accountId")
    let plans = try row.plans("servicePlans", name: "servicePlanName")
    let isForPeople = try row.text("appliesTo").map { $0.lowercased() == "user" } ?? true
    if let tenant = id.flatMap(Self.tenant) { tenantsOfIDs.insert(tenant) }
    if let account { accounts.insert(account.lowercased()) }
    if let plans {
      rows.stated.append(StatedProduct(product: product, isForPeople: isForPeople, plans: plans))
    }
    rows.rows.append(
      LicenseRows.Row(
        product: products.place(of: product), id: nil, terms: .unstated, units: units, assigned: assigned))
  }

  /// Units by state; a state without units has no subscription.
  private func units(of row: JSONValue) throws(SetAside) -> [SubscriptionState: Int] {
    guard let prepaid = row["prepaidUnits"], case .object = prepaid.content else {
      throw row.setAside("an object in prepaidUnits", found: "something else")
    }
    var units = [SubscriptionState.active: try prepaid.requiredCount("enabled")]
    units[.gracePeriod] = try prepaid.count("warning")
    units[.suspended] = try prepaid.count("suspended")
    units[.disabled] = try prepaid.count("lockedOut")
    return units.filter { $0.value > 0 }
  }

  /// The tenant that an id `{tenant}_{sku}` begins with.
  private static func tenant(ofID id: String) -> String? {
    guard let end = id.firstIndex(of: "_"), end != id.startIndex else { return nil }
    return id[..<end].lowercased()
  }

  func content() throws(DocumentRefusal) -> FileContent {
    // Accounts differ from row to row in Microsoft's own sample: they only count where no row's id tells the tenant.
    let tenants = tenantsOfIDs.isEmpty ? accounts : tenantsOfIDs
    guard tenants.count < 2 else {
      throw DocumentRefusal(
        code: .ambiguousCustomerFile, expected: "rows of one tenant", found: "\(tenants.count) tenants")
    }
    var result = rows
    result.tenant = tenants.first
    result.products = products.keys
    return .licenses(result)
  }
}

extension JSONValue {
  /// The part numbers of service plans in a list of the row; `nil` where the row has no such list.
  func plans(_ list: String, name: String) throws(SetAside) -> Set<String>? {
    guard let plans = self[list]?.elements else { return nil }
    var names: Set<String> = []
    for plan in plans {
      if let name = try plan.text(name) { names.insert(name) }
    }
    return names
  }
}
