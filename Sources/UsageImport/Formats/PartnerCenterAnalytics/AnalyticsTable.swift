internal import AdoptionDomain

/// The rows of an analytics export in the making: what deployment and usage have in common.
struct AnalyticsTable {
  private var rows = AnalyticsRows()
  private var customers = Numbering<CustomerKey>()
  private var products = Numbering<ProductKey>()
  private var channels = Numbering<String>()
  private var dataSets = Numbering<String>()
  private var workloads = Numbering<WorkloadKey>()

  /// Takes a row with its counts; one that has neither counts nor customer is about the partner as a whole.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - units: the name of units sold or entitlements.
  ///   - used: the names by which units deployed or active entitlements go.
  ///   - workload: the workload, where rows are about one.
  /// - Throws: ``SetAside`` where the row cannot be read; nothing stays of it then.
  mutating func take(
    _ row: JSONValue, units: String, used: [String], workload: WorkloadKey? = nil
  ) throws(SetAside) {
    let customer = CustomerKey(
      tenant: try row.text(anyOf: ["customerTenantId", "customerId"]), name: try row.text("customerName"))
    let usedName = used.first { row[$0] != nil }
    if customer.tenant == nil && customer.name == nil && usedName == nil {
      rows.partnerRows += 1
      return
    }
    let product = ProductKey(id: try row.text("productId"), name: try row.text("productName"))
    guard let day = try row.day("processedDateTime") else {
      throw row.setAside("a date and time in processedDateTime", found: "none")
    }
    let unitCount = try row.requiredCount(units)
    let usedCount = try row.requiredCount(usedName ?? used[0])
    let channel = try row.text("channel")?.lowercased() ?? ""
    let dataSet = try Self.dataSet(of: row)
    rows.rows.append(
      AnalyticsRows.Row(
        customer: customers.place(of: customer), product: products.place(of: product),
        channel: channels.place(of: channel), dataSet: dataSets.place(of: dataSet),
        workload: workload.map { workloads.place(of: $0) }, day: day, units: unitCount, used: usedCount))
  }

  /// What is computed together: Office and Dynamics figures of one answer have different dates.
  private static func dataSet(of row: JSONValue) throws(SetAside) -> String {
    let word = try row.text(anyOf: ["serviceCode", "serviceName"])?.lowercased() ?? ""
    if word.contains("dynamics") { return "crm" }
    return word.contains("365") ? "o365" : word
  }

  /// The rows.
  var result: AnalyticsRows {
    var result = rows
    result.customers = customers.keys
    result.products = products.keys
    result.channels = channels.keys
    result.dataSets = dataSets.keys
    result.workloads = workloads.keys
    return result
  }
}
