import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Licenses of a tenant from Graph")
struct GraphLicenseTests {
  private typealias Sample = LicenseDocuments

  private func holdings(_ files: [String: String]) throws -> [String] {
    try Sample.exports(files).resolved().customer(Sample.contoso).holdings.map(\.line)
  }

  @Test("units keep their states, and the tenant is the one that the rows' ids begin with")
  func states() throws {
    let sku = Sample.graphSKU(enabled: 25, warning: 3, suspended: 2, lockedOut: 1, consumed: "14")
    let result = try Sample.exports(["anything.txt": Sample.graph(sku)]).resolved()
    let facts = try result.customer(Sample.contoso)
    #expect(
      facts.holdings.map(\.line)
        == ["ENTERPRISEPACK unstated active 25/14 gracePeriod 3/0 suspended 2/0 disabled 1/0"])
    let holding = try #require(facts.holdings.first)
    #expect(holding.isTenantWide)
    #expect(holding.product.name == "Office 365 E3")
    #expect(facts.isMatchedByNameOnly == false)
    #expect(try result.customer(Sample.fabrikam).holdings.isEmpty)
    #expect(result.facts.sources.map(\.kind) == [.graphSubscribedSKUs, .customers])
    #expect(result.tally("anything.txt", Sample.contoso)?.used == 1)
    #expect(result.findings.isEmpty)
  }

  @Test("0 enabled with 14 consumed counts nothing as sold where the units are suspended")
  func suspended() throws {
    let sku = Sample.graphSKU(suspended: 25, consumed: "14")
    let facts = try Sample.exports(["s.json": Sample.graph(sku)]).resolved().customer(Sample.contoso)
    #expect(facts.holdings.map(\.line) == ["ENTERPRISEPACK unstated suspended 25/14"])
    #expect(facts.heldProducts.map(\.countedUnits) == [nil])
  }

  @Test("0 enabled with 14 consumed and no other units is over-assigned by 14")
  func nothingSold() throws {
    let held = try holdings(["s.json": Sample.graph(Sample.graphSKU(consumed: "14"))])
    #expect(held == ["ENTERPRISEPACK unstated active 0/14"])
    #expect(try holdings(["s.json": Sample.graph(Sample.graphSKU(consumed: "0"))]).isEmpty)
  }

  @Test(
    "assigned units lie in what counts first, and what exceeds everything stays there",
    arguments: [
      ("3", "active 5/3 suspended 2/0"), ("5", "active 5/5 suspended 2/0"), ("6", "active 5/5 suspended 2/1"),
      ("7", "active 5/5 suspended 2/2"), ("9", "active 5/7 suspended 2/2"),
      ("null", "active 5/? suspended 2/?"),
    ])
  func distribution(consumed: String, expected: String) throws {
    let sku = Sample.graphSKU(enabled: 5, suspended: 2, consumed: consumed)
    #expect(try holdings(["s.json": Sample.graph(sku)]) == ["ENTERPRISEPACK unstated \(expected)"])
  }

  @Test("units in the grace period count where nothing is active, and come last where something is")
  func grace() throws {
    let alone = Sample.graphSKU(warning: 5, suspended: 5, consumed: "6")
    #expect(
      try holdings(["s.json": Sample.graph(alone)]) == [
        "ENTERPRISEPACK unstated gracePeriod 5/5 suspended 5/1"
      ])
    let beside = Sample.graphSKU(enabled: 5, warning: 5, consumed: "6")
    #expect(
      try holdings(["s.json": Sample.graph(beside)]) == ["ENTERPRISEPACK unstated active 5/5 gracePeriod 5/1"]
    )
  }

  @Test(
    "subscriptions of the directory say what is a trial; assigned units fill paid ones, then trials, then lapsed"
  )
  func trialJoin() throws {
    let skus = Sample.graph(Sample.graphSKU(enabled: 30, suspended: 4, consumed: "23"))
    let subscriptions = Sample.graph(
      Sample.subscription("s1", units: 12), Sample.subscription("s2", units: 8),
      Sample.subscription("s3", units: 2, isTrial: "true"),
      Sample.subscription("s4", Sample.e3.uppercased(), units: 4, status: "Suspended"),
      Sample.subscription("s5", units: 9, status: "Deleted"))
    let result = try Sample.exports(["skus.json": skus, "contoso.example/subs.json": subscriptions])
      .resolved()
    let facts = try result.customer(Sample.contoso)
    #expect(
      facts.holdings.map(\.line) == [
        "ENTERPRISEPACK paid active 20/20 suspended 4/1 deleted 9/0", "ENTERPRISEPACK trial active 2/2",
      ])
    #expect(facts.holdings.map(\.start) == [try day("2024-05-01"), try day("2024-05-01")])
    // The next change of a state is no end of a commitment.
    #expect(facts.holdings.map(\.commitmentEnd) == [nil, nil])
    #expect(result.tally("contoso.example/subs.json", Sample.contoso)?.used == 5)
    #expect(result.tally("skus.json", Sample.contoso)?.used == 1)
  }

  @Test("a SKU that the directory does not name keeps the units of the list of SKUs")
  func partialJoin() throws {
    let skus = Sample.graph(
      Sample.graphSKU(enabled: 5, consumed: "5"),
      Sample.graphSKU(Sample.exchange1, "EXCHANGESTANDARD", enabled: 7, consumed: "1"))
    let subscriptions = Sample.graph(Sample.subscription("s1", units: 5, isTrial: "true"))
    #expect(
      try holdings(["skus.json": skus, "contoso.example.json": subscriptions]) == [
        "ENTERPRISEPACK trial active 5/5", "EXCHANGESTANDARD unstated active 7/1",
      ])
  }

  @Test("subscriptions alone leave the assigned units unknown, not 0")
  func subscriptionsAlone() throws {
    let subscriptions = Sample.graph(Sample.subscription("s1", units: 5, isTrial: "null"))
    #expect(
      try holdings(["contoso.example.json": subscriptions]) == ["ENTERPRISEPACK unstated active 5/?"])
  }

  @Test(
    "every status has its state, and an unknown one is a finding",
    arguments: [
      ("Enabled", "active"), ("Warning", "gracePeriod"), ("SUSPENDED", "suspended"),
      ("LockedOut", "disabled"),
      ("Deleted", "deleted"), ("Resting", "unknown"),
    ])
  func status(word: String, state: String) throws {
    let document = Sample.graph(Sample.subscription("s1", units: 5, status: word))
    let result = try Sample.exports(["contoso.example.json": document]).resolved()
    #expect(
      try result.customer(Sample.contoso).holdings.map(\.line) == ["ENTERPRISEPACK paid \(state) 5/?"])
    #expect(result.findings(.unknownState).map(\.count) == (state == "unknown" ? [1] : []))
  }

  @Test("rows of two tenants refuse the file")
  func twoTenants() throws {
    let skus = Sample.graph(Sample.graphSKU(), Sample.graphSKU(tenant: Sample.fabrikam))
    let refusal = try Sample.exports(["contoso.example/s.json": skus]).refusal(of: "contoso.example/s.json")
    #expect(refusal.code == .ambiguousCustomerFile)
    #expect(refusal.severity == .refusal)
    #expect(refusal.found == "2 tenants")
  }

  @Test("accounts tell the tenant only where no row's id does, and then must agree")
  func accounts() throws {
    func row(_ id: String, _ account: String) -> String {
      #"{"id": "\#(id)", "accountId": "\#(account)", "skuId": "\#(Sample.e3)", "prepaidUnits": {"enabled": 1}}"#
    }
    let (contoso, fabrikam) = (Sample.contoso, Sample.fabrikam)
    let two = Sample.graph(row("\(contoso)_x", contoso), row("\(contoso)_y", fabrikam))
    #expect(try holdings(["s.json": two]) == ["ENTERPRISEPACK unstated active 1/?"])
    #expect(try holdings(["s.json": Sample.graph(row("", contoso))]).count == 1)
    let disagreeing = Sample.graph(row("", contoso), row("", fabrikam))
    #expect(try Sample.exports(["s.json": disagreeing]).refusal(of: "s.json").code == .ambiguousCustomerFile)
  }
}
