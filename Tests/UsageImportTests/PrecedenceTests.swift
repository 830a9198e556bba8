import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Which of several sources of licenses counts")
struct PrecedenceTests {
  private typealias Sample = LicenseDocuments
  private static let graph = "contoso.example/graph.json"
  private static let partner = "contoso.example/partner.json"
  private static let analytics = "analytics.json"

  private static func subscriptions(_ rows: (sold: Int, isTenantWide: String)...) -> String {
    Table(
      header: ["CustomerId", "SkuPartNumber", "Status", "LicensesSold", "LicensesAssigned", "IsTenantWide"],
      rows: rows.map { [Sample.contoso, "EnterprisePack", "Active", "\($0.sold)", "0", $0.isTenantWide] }
    ).text()
  }

  private static let files = [
    graph: Sample.graph(Sample.graphSKU(enabled: 20)), partner: Sample.items(Sample.partnerSKU(active: 30)),
    analytics: Sample.current(
      Sample.deployment(sold: 40, deployed: 1),
      Sample.deployment(tenant: Sample.fabrikam, sold: 50, deployed: 2)),
  ]

  @Test("the first family in order gives all holdings of the tenant, and the others stand beside")
  func order() throws {
    var files = Self.files
    files["subscriptions.csv"] = Self.subscriptions((10, "True"))
    for (removed, sold, others) in [
      ("", 10, [20, 30, 40]), ("subscriptions.csv", 20, [30, 40]), (Self.graph, 30, [40]),
      (Self.partner, 40, []),
    ] {
      files[removed] = nil
      let facts = try Sample.exports(files).resolved().customer(Sample.contoso)
      #expect(facts.holdings.compactMap(\.countedUnits?.sold) == [sold], "without \(removed)")
      #expect(facts.otherHoldings.compactMap(\.countedUnits?.sold).sorted() == others, "without \(removed)")
      #expect(facts.heldProducts.map(\.countedUnits?.sold) == [sold])
    }
  }

  @Test("what a family of lower precedence says is a finding of its file, with the number of customers")
  func findings() throws {
    let result = try Sample.exports(Self.files).resolved()
    let superseded = result.findings(.supersededSource)
    #expect(superseded.map(\.file) == [Self.analytics, Self.partner])
    #expect(superseded.map(\.count) == [1, 1])
    #expect(superseded.map(\.severity) == [.note, .note])
    #expect(result.tally(Self.graph, Sample.contoso)?.used == 1)
    #expect(result.tally(Self.partner, Sample.contoso)?.leftOut == [.lowerPrecedence: 1])
    #expect(result.tally(Self.analytics, Sample.contoso)?.leftOut == [.lowerPrecedence: 1])
    // Of the other customer the analytics are the only source.
    #expect(result.tally(Self.analytics, Sample.fabrikam)?.used == 1)
    #expect(
      try result.customer(Sample.fabrikam).holdings.map(\.line) == ["ENTERPRISEPACK unstated active 50/2"])
  }

  @Test("the partner's own subscriptions stay beside whichever family wins")
  func ownSubscriptions() throws {
    var files = Self.files
    files["subscriptions.csv"] = Self.subscriptions((7, "False"))
    let facts = try Sample.exports(files).resolved().customer(Sample.contoso)
    #expect(facts.holdings.map(\.isTenantWide) == [true, false])
    #expect(facts.holdings.compactMap(\.countedUnits?.sold) == [20, 7])
    #expect(facts.heldProducts.map(\.countedUnits?.sold) == [20])
    #expect(facts.heldProducts.map(\.ownUnits) == [7])
    #expect(facts.otherHoldings.count == 2)
  }
}
