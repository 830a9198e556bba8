import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite(
  "The samples that the vendors document",
  .enabled(if: Repository.shared != nil, "ADOPTION_SHARED names no folder"))
struct VendorSampleTests {
  private static let graphTenant = "48a80680-7326-48cd-9935-b556b81d3a4e"
  private static let partnerTenant = "0112a436-b14e-4888-967b-ca4bb2cf1234"

  private func sample(_ name: String) throws -> String {
    try Repository.text(of: "\(try #require(Repository.shared))/formats/samples/\(name)")
  }

  /// The samples below the folder of a customer, and the list that names the sample's own customers.
  private func exports(_ names: [String: String]) throws -> Exports {
    var files = try names.mapValues(sample)
    files["customers.csv"] = """
      CustomerId,CustomerName,Domains
      \(Self.graphTenant),Graph,graph.example
      \(Self.partnerTenant),TEST COMPANY,test.example
      C-5,DT DEMO CSP CUSTOMER 005,five.example

      """
    var exports = try Exports(files)
    exports.catalog = LicenseDocuments.catalog
    return exports
  }

  @Test("Graph's subscribed SKUs: 14 of 25, and 14 of 25 suspended units that were not sold")
  func subscribedSKUs() throws {
    let result = try exports(["s.json": "graph-json-doc-subscribedSkus.json"]).resolved()
    let facts = try result.customer(Self.graphTenant)
    #expect(
      facts.holdings.map(\.line) == [
        "CRMSTANDARD unstated suspended 25/14", "ENTERPRISEPREMIUM unstated active 25/14",
      ])
    #expect(facts.heldProducts.map(\.countedUnits) == [nil, LicenseUnits(sold: 25, assigned: 14)])
  }

  @Test("Graph's subscriptions: 25 paid units, assigned ones unknown")
  func directorySubscriptions() throws {
    let result = try exports(["graph.example/s.json": "graph-json-doc-directory-subscriptions.json"])
      .resolved()
    let holdings = try result.customer(Self.graphTenant).holdings
    #expect(holdings.map(\.line) == ["MyPartNumber paid active 25/?"])
    #expect(holdings.map(\.start) == [try day("2023-01-01")])
  }

  @Test("Partner Center's subscribed SKUs: 1 of 5 and 1 of 1")
  func partnerCenter() throws {
    let result = try exports(["five.example/s.json": "partnercenter-customer-subscribedskus.json"]).resolved()
    #expect(
      try result.customer("C-5").holdings.map(\.line)
        == ["EMS unstated active 5/1", "POWER_BI_PRO unstated active 1/1"])
    #expect(result.facts.learnedProducts.map(\.services) == [[], []])
  }

  @Test("deployment of the current generation: 0 of 9 and 0 of 5 of one customer")
  func currentDeployment() throws {
    let result = try exports(["d.json": "partnercenter-commercial-deployment-license.json"]).resolved()
    #expect(
      try result.customer(Self.partnerTenant).holdings.map(\.line) == [
        "DOMESTIC AND INTERNATIONAL CALLING PLAN unstated active 5/0", "DYNAMICS AX TASK unstated active 9/0",
      ])
    #expect(result.findings.map(\.code) == [.unknownProduct])
  }

  @Test("the invalid usage sample is refused where its bracket is missing, and is read when it is mended")
  func currentUsage() throws {
    let name = "partnercenter-commercial-usage-license.AS-DOCUMENTED-INVALID.json"
    let refusal = try exports(["u.json": name]).refusal(of: "u.json")
    let lines = try sample(name).split(separator: "\n", omittingEmptySubsequences: false)
    let last = try #require(lines.lastIndex { $0.hasPrefix("}") })
    #expect(
      refusal.description == "u.json:\(last + 1):1: invalid-document: expected a comma or ], found }")
    let mended = lines[..<last].joined(separator: "\n") + "]}"
    let exports = try exports([:])
    try exports.folder.write(mended, to: "u.json")
    let usage = try exports.resolved().customer(Self.partnerTenant).reportedUsage
    #expect(usage.map(\.service.slug) == ["exchange", "sharepoint-onedrive"])
    #expect(usage.map(\.active) == [0...0, 0...0])
    #expect(usage.map(\.units) == [1, 1])
  }

  @Test(
    "the older generation: customers by name, products by the names of their time, partner's rows left out")
  func legacy() throws {
    let result = try exports([
      "cd.json": "partnercenter-legacy-customer-licenses-deployment.json",
      "cu.json": "partnercenter-legacy-customer-licenses-usage.json",
      "pd.json": "partnercenter-legacy-partner-licenses-deployment.json",
      "pu.json": "partnercenter-legacy-partner-licenses-usage.json",
    ]).resolved()
    let facts = try result.customer("C-5")
    #expect(facts.isMatchedByNameOnly)
    #expect(
      facts.holdings.map(\.line) == [
        "EXCHANGE ONLINE ARCHIVING FOR EXCHANGE ONLINE unstated active 2/0",
        "EXCHANGESTANDARD unstated active 5/0",
        "OFFICE 365 BUSINESS ESSENTIALS unstated active 1/0",
      ])
    #expect(
      facts.reportedUsage.map(\.service.slug) == ["exchange", "sharepoint-onedrive", "skype-for-business"])
    #expect(facts.reportedUsage.map(\.units) == [8, 1, 1])
    #expect(facts.reportedUsage.map(\.dataDate) == Array(repeating: try day("2017-03-09"), count: 3))
    #expect(result.tally("pd.json", nil)?.leftOut == [.notOfCustomer: 2])
    #expect(result.tally("pu.json", nil)?.leftOut == [.notOfCustomer: 5])
  }

  @Test("the licensing list of January 2026: 569 products, of which the small catalog knows four")
  func licensingReference() throws {
    let result = try exports(["list.csv": "licensing-service-plans.2026-01.csv"]).resolved()
    #expect(result.facts.learnedProducts.count == 565)
    let source = try #require(result.facts.sources.last)
    #expect(source.records == 5457)
    #expect(source.rejectedRecords == 0)
    let bundle = result.facts.learnedProducts.first { $0.id == "c2fe850d-fbbb-4858-b67d-bd0c6e746da3" }
    #expect(bundle?.partNumber == "O365_w/o Teams Bundle_M3")
    #expect(bundle?.services.map(\.slug).contains("teams") == false)
  }
}
