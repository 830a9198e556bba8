import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Subscriptions")
struct SubscriptionTests {
  private static let header = [
    "SubscriptionId", "CustomerId", "SkuPartNumber", "ProductName", "Status", "IsTrial", "LicensesSold",
    "LicensesAssigned", "StartDate", "CommitmentEndDate", "AutoRenew", "IsTenantWide",
  ]
  private let list = "CustomerId,CustomerName\nt1,Contoso\nt2,Fabrikam\n"

  /// A subscription; what a test does not set is usual.
  private func row(
    _ id: String = "", _ customer: String = "t1", part: String = "SPE_E3", name: String = "Microsoft 365 E3",
    status: String = "Active", trial: String = "False", sold: Int = 10, assigned: Int = 4, start: String = "",
    end: String = "", renews: String = "", tenantWide: String = ""
  ) -> [String] {
    [id, customer, part, name, status, trial, String(sold), String(assigned), start, end, renews, tenantWide]
  }

  private func text(_ rows: [[String]]) -> String { Table(header: Self.header, rows: rows).text() }

  private func resolved(_ rows: [[String]]) throws -> ImportResult {
    try Exports(["customers.csv": list, "s.csv": text(rows)]).resolved()
  }

  @Test("subscriptions of one SKU and the same terms are one holding, with units by state")
  func united() throws {
    let result = try resolved([
      row(sold: 10, assigned: 4, start: "2025-05-01", end: "2027-04-30", renews: "True"),
      row(
        part: "spe_e3", name: "", sold: 5, assigned: 5, start: "2024-05-01", end: "2026-12-31",
        renews: "False"),
      row(status: "Suspended", sold: 7, assigned: 0),
      row(trial: "True", sold: 25, assigned: 1), row(trial: "", sold: 3, assigned: 2),
      row(sold: 2, assigned: 1, tenantWide: "No"), row(part: "A", name: "", sold: 1, assigned: 1),
    ])
    let product = Product(partNumber: "SPE_E3", name: "Microsoft 365 E3")
    #expect(
      try result.customer("t1").holdings == [
        Holding(
          product: Product(partNumber: "A", name: "A"), names: [], terms: .paid, isTenantWide: true,
          units: [.active: LicenseUnits(sold: 1, assigned: 1)], source: 1),
        Holding(
          product: product, terms: .paid, isTenantWide: true,
          units: [
            .active: LicenseUnits(sold: 15, assigned: 9), .suspended: LicenseUnits(sold: 7, assigned: 0),
          ],
          start: try day("2024-05-01"), commitmentEnd: try day("2026-12-31"), renewsAutomatically: false,
          source: 1),
        Holding(
          product: product, terms: .paid, isTenantWide: false,
          units: [.active: LicenseUnits(sold: 2, assigned: 1)],
          source: 1),
        Holding(
          product: product, terms: .trial, isTenantWide: true,
          units: [.active: LicenseUnits(sold: 25, assigned: 1)],
          source: 1),
        Holding(
          product: product, terms: .unstated, isTenantWide: true,
          units: [.active: LicenseUnits(sold: 3, assigned: 2)], source: 1),
      ])
    #expect(try result.customer("t2").holdings.isEmpty)
    #expect(result.findings.isEmpty)
  }

  @Test(
    "words of a status mean states in any case",
    arguments: [
      ("Active", .active), ("ENABLED", .active), ("InGracePeriod", .gracePeriod), ("Warning", .gracePeriod),
      ("suspended", .suspended), ("Disabled", .disabled), ("LockedOut", .disabled),
      ("Deprovisioned", .deleted),
      ("Deleted", .deleted), ("Pending", .unknown),
    ] as [(String, SubscriptionState)])
  func states(word: String, state: SubscriptionState) throws {
    let result = try resolved([row(status: word)])
    #expect(try result.customer("t1").holdings.map(\.units.states) == [[state]])
    #expect(result.findings.isEmpty)
  }

  @Test("an unknown or blank status is counted apart, and a warning says how often")
  func unknownState() throws {
    let result = try resolved([row(status: "Paused"), row(status: ""), row()])
    let units = try #require(try result.customer("t1").holdings.first).units
    #expect(
      units == [.active: LicenseUnits(sold: 10, assigned: 4), .unknown: LicenseUnits(sold: 20, assigned: 8)])
    #expect(
      result.findings.map(\.description) == [
        "s.csv: unknown-state: expected a known state of a subscription, found another word, count 2"
      ])
    #expect(result.findings.map(\.severity) == [.warning])
  }

  @Test("a subscription that stands twice counts once, in one file and in two, in any case of its id")
  func repeatedByID() throws {
    let result = try Exports([
      "customers.csv": list, "a.csv": text([row("ID-1"), row("id-2", sold: 3, assigned: 3), row("ID-1")]),
      "b.csv": text([row("id-1"), row("ID-1", "t2")]),
    ]).resolved()
    #expect(
      try result.customer("t1").holdings.map(\.units) == [[.active: LicenseUnits(sold: 13, assigned: 7)]])
    // The same id at another customer is another subscription.
    #expect(
      try result.customer("t2").holdings.map(\.units) == [[.active: LicenseUnits(sold: 10, assigned: 4)]])
    #expect(result.tally("a.csv", "t1")?.used == 2)
    #expect(result.tally("a.csv", "t1")?.leftOut == [.repeatedRecord: 1])
    #expect(result.tally("b.csv", "t1")?.leftOut == [.repeatedRecord: 1])
  }

  @Test("subscriptions without an id are never taken for repeated")
  func withoutID() throws {
    let result = try resolved([row(), row(), row()])
    #expect(
      try result.customer("t1").holdings.map(\.units) == [[.active: LicenseUnits(sold: 30, assigned: 12)]])
  }

  @Test("which of two differing rows about one subscription counts does not depend on their order")
  func conflictingRows() throws {
    let rows = [
      row("1", status: "Suspended", sold: 90, assigned: 9), row("1", sold: 20, assigned: 3),
      row("1", sold: 20, assigned: 5), row("1", sold: 8, assigned: 8),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
      for isSplit in [false, true] {
        let sorted = order.map { rows[$0] }
        let files =
          isSplit
          ? ["a.csv": text(Array(sorted[..<2])), "b.csv": text(Array(sorted[2...]))] : ["a.csv": text(sorted)]
        let result = try Exports(files).resolved()
        // The better state, then the more units.
        #expect(
          try result.customer("t1").holdings.map(\.units) == [[.active: LicenseUnits(sold: 20, assigned: 5)]])
        #expect(result.facts.tallies.reduce(0) { $0 + ($1.leftOut[.repeatedRecord] ?? 0) } == 3)
      }
    }
  }

  @Test("the same bytes twice count once")
  func repeatedFile() throws {
    let file = text([row(), row(sold: 1)])
    let result = try Exports(["a.csv": file, "b.csv": file, "customers.csv": list]).resolved()
    #expect(
      try result.customer("t1").holdings.map(\.units) == [[.active: LicenseUnits(sold: 11, assigned: 8)]])
    #expect(result.findings.map(\.code) == [.repeatedFile])
  }
}
