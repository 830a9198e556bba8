import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Whose a file of licenses is")
struct LicenseOwnerTests {
  private typealias Sample = LicenseDocuments
  private static let stranger = "0a11fab0-0009-4000-8000-000000000009"

  private static let directory = Sample.graph(Sample.subscription("s1", units: 5))
  private static let partner = Sample.items(Sample.partnerSKU(active: 5))

  @Test(
    "files without a tenant belong to the customer of their folder or name", arguments: [directory, partner])
  func path(document: String) throws {
    for path in ["\(Sample.contoso)/x.json", "contoso.example/x.json", "skus_\(Sample.contoso).json"] {
      let result = try Sample.exports([path: document]).resolved()
      #expect(try result.customer(Sample.contoso).holdings.count == 1, "\(path)")
      #expect(try result.customer(Sample.fabrikam).holdings.isEmpty, "\(path)")
    }
  }

  @Test("files without a tenant in a folder that names nobody or two customers are refused")
  func nobody() throws {
    for (path, code) in [
      ("x.json", Finding.Code.unknownCustomerFile), ("Contoso/x.json", .unknownCustomerFile),
      ("contoso.example/fabrikam.example.json", .ambiguousCustomerFile),
    ] {
      let result = try Sample.exports([path: Self.partner]).resolved()
      #expect(result.findings.map(\.code) == [code], "\(path)")
      #expect(result.findings.map(\.severity) == [.refusal])
      #expect(result.facts.customers.allSatisfy { $0.holdings.isEmpty })
      #expect(result.tally(path, nil)?.leftOut == [.noCustomer: 1])
    }
  }

  @Test("the tenant in the document goes before the folder")
  func body() throws {
    let skus = Sample.graph(Sample.graphSKU(tenant: Sample.fabrikam, enabled: 1))
    let result = try Sample.exports(["contoso.example/s.json": skus]).resolved()
    #expect(try result.customer(Sample.contoso).holdings.isEmpty)
    #expect(try result.customer(Sample.fabrikam).holdings.count == 1)
  }

  @Test("an unknown tenant in the document is not the customer of the folder who has another tenant id")
  func contradiction() throws {
    let skus = Sample.graph(Sample.graphSKU(tenant: Self.stranger, enabled: 1))
    let result = try Sample.exports(["contoso.example/s.json": skus]).resolved()
    #expect(result.findings.map(\.code) == [.unknownCustomerFile])
    #expect(result.facts.customers.allSatisfy { $0.holdings.isEmpty })
  }

  @Test("a customer whom the partner knows by a key of its own may be any tenant")
  func ownKeys() throws {
    let customers = "CustomerId,CustomerName,Domains\nC-17,Contoso,contoso.example\n"
    let skus = Sample.graph(Sample.graphSKU(tenant: Self.stranger, enabled: 1))
    let result = try Sample.exports(["customers.csv": customers, "contoso.example/s.json": skus]).resolved()
    #expect(try result.customer("C-17").holdings.count == 1)
  }

  @Test("without a list of customers the tenants of the documents stand for themselves")
  func noList() throws {
    var exports = try Exports([
      "s.json": Sample.graph(Sample.graphSKU(enabled: 1)), "\(Sample.fabrikam)/p.json": Self.partner,
      "d.json": Sample.current(Sample.deployment(tenant: Self.stranger, sold: 2, deployed: 1)),
    ])
    exports.catalog = Sample.catalog
    let result = try exports.resolved()
    #expect(
      result.facts.customers.map(\.customer.id.text) == [Sample.contoso, Sample.fabrikam, Self.stranger])
    #expect(result.facts.customers.allSatisfy { $0.holdings.count == 1 })
  }

  @Test("the same bytes twice count once, and in the folders of two customers for both")
  func sameBytes() throws {
    let twice = try Sample.exports([
      "contoso.example/a.json": Self.partner, "contoso.example/b.json": Self.partner,
    ])
    .resolved()
    #expect(try twice.customer(Sample.contoso).holdings.map(\.line) == ["ENTERPRISEPACK unstated active 5/0"])
    #expect(twice.findings.map(\.code) == [.repeatedFile])
    #expect(twice.tally("contoso.example/b.json", nil)?.leftOut == [.repeatedFile: 1])
    let both = try Sample.exports([
      "contoso.example/a.json": Self.partner, "fabrikam.example/a.json": Self.partner,
    ])
    .resolved()
    #expect(both.facts.customers.map(\.holdings.count) == [1, 1])
    #expect(both.findings.isEmpty)
  }

  @Test(
    "a SKU or subscription that stands in two files of a tenant counts once, whatever the files are called")
  func twoFiles() throws {
    for names in [("a", "b"), ("b", "a")] {
      let result = try Sample.exports([
        "\(names.0).json": Sample.graph(Sample.graphSKU(enabled: 5, consumed: "4")),
        "\(names.1).json": Sample.graph(
          Sample.graphSKU(enabled: 9, consumed: "4"),
          Sample.graphSKU(Sample.exchange1, "EXCHANGESTANDARD", enabled: 2)),
      ]).resolved()
      #expect(
        try result.customer(Sample.contoso).holdings.map(\.line) == [
          "ENTERPRISEPACK unstated active 9/4", "EXCHANGESTANDARD unstated active 2/0",
        ])
      #expect(result.tally("\(names.0).json", Sample.contoso)?.leftOut == [.repeatedRecord: 1])
    }
  }
}
