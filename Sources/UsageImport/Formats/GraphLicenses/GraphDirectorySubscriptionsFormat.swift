internal import AdoptionDomain

extension DocumentFormat {
  /// Graph's `/directory/subscriptions` JSON of one tenant (docs/formats/graph-licenses.md).
  static let graphDirectorySubscriptions = DocumentFormat(
    kind: .graphDirectorySubscriptions,
    fits: { $0["totalLicenses"] != nil && ($0["skuId"] ?? $0["skuPartNumber"]) != nil },
    makeSink: { GraphDirectorySubscriptionSink() })
}

/// Takes the subscriptions of a directory; owners are not looked at.
///
/// `nextLifecycleDateTime` is when the state changes, which need not be the end of a commitment: it is not read.
private struct GraphDirectorySubscriptionSink: DocumentSink {
  private var rows = LicenseRows()
  private var products = Numbering<ProductKey>()

  mutating func take(_ row: JSONValue) throws(SetAside) {
    let product = ProductKey(id: try row.text("skuId"), partNumber: try row.text("skuPartNumber"))
    guard !product.isBlank else { throw row.setAside("skuId or skuPartNumber", found: "neither") }
    let units = try row.requiredCount("totalLicenses")
    let isTrial = try row.flag("isTrial")
    let start = try row.day("createdDateTime")
    let id = try row.text("id")
    let state = try row.text("status").flatMap(SubscriptionState.init(word:))
    if state == nil { rows.unknownStates += 1 }
    rows.rows.append(
      LicenseRows.Row(
        product: products.place(of: product), id: id.map { keyHash($0.lowercased()) },
        terms: isTrial.map { $0 ? .trial : .paid } ?? .unstated, units: [state ?? .unknown: units],
        start: start))
  }

  func content() throws(DocumentRefusal) -> FileContent {
    var result = rows
    result.products = products.keys
    return .licenses(result)
  }
}
