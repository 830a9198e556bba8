import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("License deployment analytics")
struct DeploymentAnalyticsTests {
  private typealias Sample = LicenseDocuments
  private static func legacy(_ members: String, product: String = "OFFICE 365 BUSINESS PREMIUM") -> String {
    """
    {\(members)"productName": "\(product)", "licensesDeployed": 3, "deploymentPercent": 88.5, "licensesSold": 4,
     "processedDateTime": "2026-03-14T03:25:16.36+00:00", "serviceName": "o365", "channel": "reseller"}
    """
  }

  private func holdings(_ document: String, path: String = "d.json") throws -> [String] {
    try Sample.exports([path: document]).resolved().customer(Sample.contoso).holdings.map(\.line)
  }

  @Test("rows of the current generation join products by id in any case, and channels are added up")
  func current() throws {
    let result = try Sample.exports([
      "d.json": Sample.current(
        Sample.deployment(sold: 5, deployed: 2), Sample.deployment(sold: 4, deployed: 1, channel: "Direct"),
        Sample.deployment(tenant: Sample.fabrikam, sold: 9, deployed: 9))
    ]).resolved()
    let facts = try result.customer(Sample.contoso)
    #expect(facts.holdings.map(\.line) == ["ENTERPRISEPACK unstated active 9/3"])
    #expect(facts.holdings.map(\.isTenantWide) == [true])
    #expect(!facts.isMatchedByNameOnly)
    #expect(
      try result.customer(Sample.fabrikam).holdings.map(\.line) == ["ENTERPRISEPACK unstated active 9/9"])
    let source = try #require(result.facts.sources.last)
    #expect(source.kind == .partnerCenterDeployment)
    #expect(source.dataDates == ActivityWindow(from: try day("2026-03-20"), through: try day("2026-03-20")))
    #expect(result.tally("d.json", Sample.contoso)?.used == 2)
  }

  @Test("rows of the older generation join by name, and a name that has moved means what was sold under it")
  func nameTrap() throws {
    let document = Sample.items(Self.legacy(#""customerName": "contoso, ltd.", "#))
    let result = try Sample.exports(["d.json": document]).resolved()
    let facts = try result.customer(Sample.contoso)
    #expect(facts.holdings.map(\.line) == ["O365_BUSINESS_PREMIUM unstated active 4/3"])
    #expect(facts.holdings.map(\.product.name) == ["Microsoft 365 Business Standard"])
    #expect(facts.isMatchedByNameOnly)
    #expect(result.findings.isEmpty)
  }

  @Test(
    "rows without a tenant belong to the customer of the folder, else to the one of the name, else to nobody")
  func customer() throws {
    let named = Sample.items(Self.legacy(#""customerName": "Fabrikam", "#))
    #expect(try holdings(named, path: "contoso.example/d.json").count == 1)
    #expect(try holdings(named).isEmpty)
    let nameless = Sample.items(Self.legacy(""))
    #expect(try holdings(nameless, path: "contoso.example/d.json").count == 1)
    let result = try Sample.exports(["d.json": nameless]).resolved()
    #expect(result.findings.map(\.code) == [.unmatchedRecords])
    #expect(result.tally("d.json", nil)?.leftOut == [.noCustomer: 1])
    let two = try Sample.exports(["contoso.example/fabrikam.example/d.json": nameless]).resolved()
    #expect(two.findings.map(\.code) == [.ambiguousCustomerFile])
  }

  @Test("a tenant in the row goes before folder and name, and an unknown one matches no namesake")
  func tenant() throws {
    let row = Sample.deployment(tenant: Sample.fabrikam, sold: 5, deployed: 2)
    #expect(try holdings(Sample.current(row), path: "contoso.example/d.json").isEmpty)
    let unknown = Sample.current(
      Sample.deployment(tenant: Sample.unknown, sold: 5, deployed: 2).replacing(
        "CONTOSO", with: "Contoso, Ltd."))
    #expect(try holdings(unknown).isEmpty)
  }

  @Test("rows about the partner as a whole are left out")
  func partnerRows() throws {
    let row = """
      {"proratedDeploymentPercent": 1.0, "licensesSold": 4464, "processedDateTime": "2026-03-10T00:00:00+00:00",
       "serviceName": "crm", "channel": "reseller"}
      """
    let result = try Sample.exports(["contoso.example/d.json": Sample.items(row)]).resolved()
    #expect(result.facts.customers.allSatisfy { $0.holdings.isEmpty })
    #expect(result.tally("contoso.example/d.json", nil)?.leftOut == [.notOfCustomer: 1])
    #expect(result.facts.sources.map(\.kind).contains(.partnerCenterDeployment))
  }

  @Test("of two days of one customer the newer counts, and a day after the night is left out")
  func days() throws {
    let result = try Sample.exports([
      "a.json": Sample.current(Sample.deployment(sold: 5, deployed: 1, day: "2026-03-21T00:00:00")),
      "b.json": Sample.current(Sample.deployment(sold: 9, deployed: 9, day: "2026-03-20T00:00:00")),
      "c.json": Sample.current(Sample.deployment(sold: 7, deployed: 7, day: "2026-04-02T00:00:00")),
    ]).resolved()
    #expect(
      try result.customer(Sample.contoso).holdings.map(\.line) == ["ENTERPRISEPACK unstated active 5/1"])
    #expect(result.tally("b.json", Sample.contoso)?.leftOut == [.olderDataDate: 1])
    #expect(result.tally("c.json", Sample.contoso)?.leftOut == [.afterNight: 1])
    #expect(Set(result.findings.map(\.code)) == [.olderExport, .dataDateAfterNight])
  }

  @Test("Office and Dynamics rows of one export have days of their own")
  func dataSets() throws {
    let document = Sample.current(
      Sample.deployment(sold: 5, deployed: 1, day: "2026-03-21T00:00:00"),
      Sample.deployment(
        sold: 2, deployed: 1, day: "2026-03-10T00:00:00", product: #""productName": "DYNAMICS X""#,
        code: "crm"))
    #expect(
      try holdings(document) == ["DYNAMICS X unstated active 2/1", "ENTERPRISEPACK unstated active 5/1"])
  }

  @Test("what stands in two files of one day, as in pages that overlap, counts once", arguments: ["a", "c"])
  func overlappingPages(name: String) throws {
    let result = try Sample.exports([
      "b.json": Sample.current(Sample.deployment(sold: 5, deployed: 1)),
      "\(name).json": Sample.current(
        Sample.deployment(sold: 6, deployed: 1),
        Sample.deployment(sold: 2, deployed: 2, product: #""productId": "\#(Sample.exchange1)""#)),
    ]).resolved()
    #expect(
      try result.customer(Sample.contoso).holdings.map(\.line) == [
        "ENTERPRISEPACK unstated active 6/1", "EXCHANGESTANDARD unstated active 2/2",
      ])
    #expect(result.tally("b.json", Sample.contoso)?.leftOut == [.repeatedRecord: 1])
  }
}
