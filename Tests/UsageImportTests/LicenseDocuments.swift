import AdoptionDomain
import TestSupport

/// Invented JSON exports of two customers, and the catalog that their tests know.
enum LicenseDocuments {
  static let contoso = "0a11fab0-0001-4000-8000-000000000001"
  static let fabrikam = "0a11fab0-0002-4000-8000-000000000002"
  /// Ids of SKUs that the catalog knows, and of one that it does not.
  static let e3 = "6fd2c87f-b296-42f0-b197-1e91e994b900"
  static let standard = "f245ecc8-75af-4f8e-b61f-27d8114de5f3"
  static let exchange1 = "4b9405b0-7788-4568-add1-99614e613b69"
  static let unknown = "5ca1ab1e-0000-4000-8000-00000000000a"

  static let customers = Table(
    header: ["CustomerId", "CustomerName", "Domains"],
    rows: [[contoso, "Contoso, Ltd.", "contoso.example"], [fabrikam, "Fabrikam", "fabrikam.example"]]
  ).text()

  static let catalog = ServiceCatalog(
    services: [
      service("exchange", ["Exchange", "EXO"], ["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE"]),
      service("sharepoint-onedrive", ["SharePoint", "SPO", "OneDrive", "ODB"], ["SHAREPOINTENTERPRISE"]),
      service("teams", ["Teams"], ["TEAMS1"]), service("dynamics-sales", [], ["DYN365_ENTERPRISE_SALES"]),
    ], freePartNumbers: [], minimumToJudge: 10,
    products: ProductCatalog([
      product(e3, "ENTERPRISEPACK", "Office 365 E3", ["Office 365 Enterprise E3"]),
      product(
        standard, "O365_BUSINESS_PREMIUM", "Microsoft 365 Business Standard", ["Office 365 Business Premium"]),
      product("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", "SPB", "Microsoft 365 Business Premium", []),
      product(exchange1, "EXCHANGESTANDARD", "Exchange Online (Plan 1)", []),
    ]))

  private static func service(_ slug: String, _ reported: [String], _ plans: [String]) -> Service {
    Service(
      id: Service.ID(slug), name: slug, isJudged: true, workloads: [], reportedWorkloads: reported,
      corePlans: plans, supportProducts: [])
  }

  private static func product(
    _ id: String, _ partNumber: String, _ name: String, _ others: [String]
  ) -> ProductCatalog.Product {
    ProductCatalog.Product(
      id: id, partNumber: partNumber, name: name, otherNames: others, services: [Service.ID("exchange")])
  }

  /// The exports with the list of customers, and what comes of them.
  static func exports(_ files: [String: String]) throws -> Exports {
    var exports = try Exports(files.merging(["customers.csv": customers]) { own, _ in own })
    exports.catalog = catalog
    return exports
  }

  /// One subscribed SKU of Graph.
  static func graphSKU(
    _ sku: String = e3, _ partNumber: String = "ENTERPRISEPACK", tenant: String = contoso, enabled: Int = 0,
    warning: Int = 0, suspended: Int = 0, lockedOut: Int = 0, consumed: String = "0",
    appliesTo: String = "User",
    plans: [String] = []
  ) -> String {
    let plans = plans.map { #"{"servicePlanName": "\#($0)", "appliesTo": "User"}"# }.joined(separator: ", ")
    return """
      {"accountName": "An account", "accountId": "\(tenant)", "appliesTo": "\(appliesTo)",
       "consumedUnits": \(consumed), "id": "\(tenant)_\(sku)", "skuId": "\(sku)", "skuPartNumber": "\(partNumber)",
       "prepaidUnits": {"enabled": \(enabled), "warning": \(warning), "suspended": \(suspended), "lockedOut": \(lockedOut)},
       "servicePlans": [\(plans)]}
      """
  }

  /// One subscription of Graph's directory.
  static func subscription(
    _ id: String, _ sku: String = e3, _ partNumber: String = "ENTERPRISEPACK", units: Int,
    status: String = "Enabled", isTrial: String = "false"
  ) -> String {
    """
    {"id": "\(id)", "skuId": "\(sku)", "skuPartNumber": "\(partNumber)", "status": "\(status)",
     "totalLicenses": \(units), "isTrial": \(isTrial), "createdDateTime": "2024-05-01T08:30:00Z",
     "nextLifecycleDateTime": "2026-05-01T00:00:00Z", "ownerId": "fe04f19f-d924-42b7-9dee-edf4e3fab7f6"}
    """
  }

  /// One subscribed SKU of Partner Center.
  static func partnerSKU(
    _ sku: String = e3, _ partNumber: String = "ENTERPRISEPACK", name: String = "Office 365 E3", active: Int,
    warning: Int = 0, suspended: Int = 0, consumed: Int = 0, targetType: String = "User", plans: [String] = []
  ) -> String {
    let plans = plans.map { #"{"displayName": "Ein Dienst", "serviceName": "\#($0)"}"# }.joined(
      separator: ", ")
    return """
      {"availableUnits": 0, "activeUnits": \(active), "consumedUnits": \(consumed), "suspendedUnits": \(suspended),
       "totalUnits": 0, "warningUnits": \(warning), "servicePlans": [\(plans)], "productSku":
       {"id": "\(sku)", "name": "\(name)", "skuPartNumber": "\(partNumber)", "targetType": "\(targetType)"}}
      """
  }

  /// One row of deployment analytics of the current generation; `members` go first.
  static func deployment(
    _ members: String = "", tenant: String = contoso, sold: Int, deployed: Int,
    day: String = "2026-03-20T00:00:00",
    product: String = #""productId": "\#(e3.uppercased())""#, channel: String = "reseller",
    code: String = "o365"
  ) -> String {
    """
    {\(members)"processedDateTime": "\(day)", "serviceCode": "\(code)", "channel": "\(channel)",
     "customerTenantId": "\(tenant.uppercased())", "customerName": "CONTOSO", \(product),
     "licensesDeployed": \(deployed), "licensesSold": \(sold)}
    """
  }

  /// One row of usage analytics of the current generation.
  static func usage(
    _ workload: String, tenant: String = contoso, active: Int, qualified: Int,
    day: String = "2026-03-20T00:00:00",
    product: String = e3, spelling: String = "licensesActive", code: String = "o365"
  ) -> String {
    """
    {"processedDateTime": "\(day)", "workloadName": "\(workload)", "serviceCode": "\(code)",
     "channel": "Reseller", "customerTenantId": "\(tenant.uppercased())", "customerName": "CONTOSO",
     "productId": "\(product.uppercased())", "productName": "A PRODUCT", "\(spelling)": \(active),
     "licensesQualified": \(qualified)}
    """
  }

  /// A document of Graph.
  static func graph(_ rows: String...) -> String { #"{"value": [\#(rows.joined(separator: ",\n"))]}"# }
  /// A document of Partner Center's older generation.
  static func items(_ rows: String...) -> String {
    #"{"totalCount": \#(rows.count), "items": [\#(rows.joined(separator: ",\n"))], "attributes": {}}"#
  }
  /// A document of Partner Center's current generation.
  static func current(_ rows: String...) -> String {
    #"{"Value": [\#(rows.joined(separator: ",\n"))], "@nextLink": null, "TotalCount": \#(rows.count)}"#
  }
}

extension Holding {
  /// The holding in one line: part number, terms, and sold/assigned units by state.
  var line: String {
    let units = SubscriptionState.allCases.compactMap { state in
      self.units[state].map { "\(state) \($0.sold)/\($0.assigned.map(String.init) ?? "?")" }
    }
    return ([product.partNumber.text, "\(terms)"] + units).joined(separator: " ")
  }
}
