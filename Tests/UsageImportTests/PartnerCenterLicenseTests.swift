import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Licenses of a customer from Partner Center")
struct PartnerCenterLicenseTests {
  private typealias Sample = LicenseDocuments

  @Test("active, warning and suspended units keep their states, and a name in any language stays out")
  func states() throws {
    let document = Sample.items(
      Sample.partnerSKU(name: "Office 365 E3 (Deutsch)", active: 5, warning: 2, suspended: 3, consumed: 6),
      Sample.partnerSKU(Sample.exchange1.uppercased(), "", active: 1, consumed: 1))
    let result = try Sample.exports(["contoso.example/skus.json": document]).resolved()
    let facts = try result.customer(Sample.contoso)
    #expect(
      facts.holdings.map(\.line) == [
        "ENTERPRISEPACK unstated active 5/5 gracePeriod 2/1 suspended 3/0",
        "EXCHANGESTANDARD unstated active 1/1",
      ])
    #expect(facts.holdings.map(\.product.name) == ["Office 365 E3", "Exchange Online (Plan 1)"])
    #expect(result.facts.sources.map(\.kind).contains(.partnerCenterSubscribedSKUs))
    #expect(result.findings.isEmpty)
  }

  @Test("a product that no catalog has keeps its own names, and is a note with a count")
  func unknown() throws {
    let row = Sample.partnerSKU(Sample.unknown, "NEW_SKU", name: "New", active: 5)
      .replacing(#""servicePlans": [],"#, with: "")
    let result = try Sample.exports(["contoso.example/skus.json": Sample.items(row)]).resolved()
    #expect(
      try result.customer(Sample.contoso).holdings.map(\.product) == [
        Product(partNumber: "NEW_SKU", name: "New")
      ])
    #expect(result.findings.map(\.code) == [.unknownProduct])
    #expect(result.findings.map(\.severity) == [.note])
    #expect(result.findings.map(\.count) == [1])
    #expect(result.facts.learnedProducts.isEmpty)
  }
}
