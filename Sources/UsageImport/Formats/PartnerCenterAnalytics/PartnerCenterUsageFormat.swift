internal import AdoptionDomain

extension DocumentFormat {
  /// Partner Center's license usage analytics (docs/formats/partner-center-analytics.md).
  static let partnerCenterUsage = DocumentFormat(
    kind: .partnerCenterUsage,
    fits: { row in
      (row["workloadName"] ?? row["workloadCode"]) != nil
        && ["licensesQualified", "proratedLicensesUsagePercent"].contains { row[$0] != nil }
    },
    makeSink: { PartnerCenterUsageSink() })
}

/// Takes rows on usage, one a product and workload; percentages are not read.
private struct PartnerCenterUsageSink: DocumentSink {
  private var table = AnalyticsTable()

  mutating func take(_ row: JSONValue) throws(SetAside) {
    let workload = WorkloadKey(name: try row.text("workloadName"), code: try row.text("workloadCode"))
    guard workload.name != nil || workload.code != nil else {
      throw row.setAside("workloadName or workloadCode", found: "neither")
    }
    // Microsoft's own sample has the second spelling.
    try table.take(
      row, units: "licensesQualified", used: ["licensesActive", "licenseActive"], workload: workload)
  }

  func content() throws(DocumentRefusal) -> FileContent { .usage(table.result) }
}
