internal import AdoptionDomain

extension DocumentFormat {
  /// Partner Center's `subscribedskus` JSON of one customer (docs/formats/partner-center-licenses.md).
  static let partnerCenterSubscribedSKUs = DocumentFormat(
    kind: .partnerCenterSubscribedSKUs, fits: { $0["productSku"] != nil && $0["activeUnits"] != nil },
    makeSink: { PartnerCenterSubscribedSKUSink() })
}

/// Takes the subscribed SKUs of a customer.
private struct PartnerCenterSubscribedSKUSink: DocumentSink {
  private var rows = LicenseRows()
  private var products = Numbering<ProductKey>()

  mutating func take(_ row: JSONValue) throws(SetAside) {
    guard let sku = row["productSku"], case .object = sku.content else {
      throw row.setAside("an object in productSku", found: "something else")
    }
    let product = ProductKey(
      id: try sku.text("id"), partNumber: try sku.text("skuPartNumber"), name: try sku.text("name"))
    guard !product.isBlank else { throw sku.setAside("id, skuPartNumber or name", found: "none of them") }
    var units = [SubscriptionState.active: try row.requiredCount("activeUnits")]
    units[.gracePeriod] = try row.count("warningUnits")
    units[.suspended] = try row.count("suspendedUnits")
    let assigned = try row.count("consumedUnits")
    let isForPeople = try sku.text("targetType").map { $0.lowercased() == "user" } ?? true
    // A plan's display name is in the language of whoever asked; its service name is the part number.
    if let plans = try row.plans("servicePlans", name: "serviceName") {
      rows.stated.append(StatedProduct(product: product, isForPeople: isForPeople, plans: plans))
    }
    rows.rows.append(
      LicenseRows.Row(
        product: products.place(of: product), id: nil, terms: .unstated, units: units.filter { $0.value > 0 },
        assigned: assigned))
  }

  func content() throws(DocumentRefusal) -> FileContent {
    var result = rows
    result.products = products.keys
    return .licenses(result)
  }
}
