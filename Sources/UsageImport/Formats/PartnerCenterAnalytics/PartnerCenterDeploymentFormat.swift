internal import AdoptionDomain

extension DocumentFormat {
  /// Partner Center's license deployment analytics (docs/formats/partner-center-analytics.md).
  static let partnerCenterDeployment = DocumentFormat(
    kind: .partnerCenterDeployment,
    fits: {
      $0["licensesSold"] != nil && ($0["licensesDeployed"] ?? $0["proratedDeploymentPercent"]) != nil
    },
    makeSink: { PartnerCenterDeploymentSink() })
}

/// Takes rows on deployment; the percentages beside the counts follow no published formula and are not read.
private struct PartnerCenterDeploymentSink: DocumentSink {
  private var table = AnalyticsTable()

  mutating func take(_ row: JSONValue) throws(SetAside) {
    try table.take(row, units: "licensesSold", used: ["licensesDeployed"])
  }

  func content() throws(DocumentRefusal) -> FileContent { .deployment(table.result) }
}
