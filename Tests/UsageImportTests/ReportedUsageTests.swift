import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("License usage analytics")
struct ReportedUsageTests {
  private typealias Sample = LicenseDocuments

  private func usage(_ document: String, path: String = "u.json") throws -> [ReportedUsage] {
    try Sample.exports([path: document]).resolved().customer(Sample.contoso).reportedUsage
  }

  @Test("products of one workload are added up, under either spelling of the active count")
  func sums() throws {
    let document = Sample.current(
      Sample.usage("Exchange", active: 3, qualified: 5),
      Sample.usage("Exchange", active: 2, qualified: 7, product: Sample.exchange1, spelling: "licenseActive"),
      Sample.usage("Exchange", tenant: Sample.fabrikam, active: 1, qualified: 1))
    let result = try Sample.exports(["u.json": document]).resolved()
    #expect(
      try result.customer(Sample.contoso).reportedUsage == [
        ReportedUsage(
          service: Service.ID("exchange"), name: "exchange", active: 5...5, units: 12, unitsKind: .entitled,
          period: .days28, dataDate: try day("2026-03-20"), source: 1)
      ])
    #expect(try result.customer(Sample.fabrikam).reportedUsage.map(\.active) == [1...1])
    #expect(result.tally("u.json", Sample.contoso)?.used == 2)
    #expect(result.facts.sources[1].kind == .partnerCenterUsage)
    #expect(result.facts.sources[1].dataDates?.end == (try day("2026-03-20")))
    #expect(result.facts.dataDate == (try day("2026-03-20")))
    #expect(result.findings.isEmpty)
  }

  @Test(
    "two workloads of one service give a span, and the larger units",
    arguments: [
      (3, 5, 4, 9, 4...7, 9), (5, 5, 6, 9, 6...9, 9), (0, 5, 0, 5, 0...0, 5), (9, 5, 1, 4, 9...9, 5),
    ])
  func span(
    sharePoint: Int, units: Int, oneDrive: Int, otherUnits: Int, active: ClosedRange<Int>, larger: Int
  ) throws {
    let found = try usage(
      Sample.current(
        Sample.usage("SharePoint", active: sharePoint, qualified: units),
        Sample.usage("ONEDRIVE", active: oneDrive, qualified: otherUnits)))
    #expect(found.map(\.service.slug) == ["sharepoint-onedrive"])
    #expect(found.map(\.active) == [active])
    #expect(found.map(\.units) == [larger])
  }

  @Test("a code alone leads to the service")
  func codes() throws {
    let row = Sample.usage("x", active: 1, qualified: 2).replacing(
      "workloadName\": \"x", with: "workloadCode\": \"spo")
    #expect(try usage(Sample.current(row)).map(\.service.slug) == ["sharepoint-onedrive"])
  }

  @Test("an unknown workload keeps its own name and the slug of it")
  func unknownWorkloads() throws {
    let found = try usage(
      Sample.items(
        Sample.usage("Microsoft Dynamics CRM", active: 1, qualified: 2),
        Sample.usage("메일", active: 1, qualified: 3)))
    #expect(found.map(\.name) == ["Microsoft Dynamics CRM", "메일"])
    #expect(found.first?.service.slug == "microsoft-dynamics-crm")
    #expect(found.last?.service.slug.hasPrefix("workload-") == true)
  }

  @Test("0 of 0 entitlements stay 0 of 0, and a customer without rows has none")
  func nothing() throws {
    let result = try Sample.exports(["u.json": Sample.current(Sample.usage("Teams", active: 0, qualified: 0))]
    )
    .resolved()
    #expect(try result.customer(Sample.contoso).reportedUsage.map(\.units) == [0])
    #expect(try result.customer(Sample.fabrikam).reportedUsage.isEmpty)
  }

  @Test("rows of the older generation without counts and customer are about the partner, and left out")
  func partnerRows() throws {
    let row = """
      {"proratedLicensesUsagePercent": 0.5, "workloadName": "Exchange",
       "processedDateTime": "2026-03-09T00:00:00+00:00", "serviceName": "o365", "channel": "reseller"}
      """
    let result = try Sample.exports(["u.json": Sample.items(row)]).resolved()
    #expect(result.facts.customers.allSatisfy { $0.reportedUsage.isEmpty })
    #expect(result.tally("u.json", nil)?.leftOut == [.notOfCustomer: 1])
  }

  @Test("of two days the newer counts, and the Dynamics rows of an export keep their own older day")
  func days() throws {
    let result = try Sample.exports([
      "a.json": Sample.current(
        Sample.usage("Exchange", active: 3, qualified: 5),
        Sample.usage("Sales", active: 1, qualified: 2, day: "2026-03-02T00:00:00", code: "crm")),
      "b.json": Sample.current(Sample.usage("Exchange", active: 4, qualified: 5, day: "2026-03-19T23:59:59")),
    ]).resolved()
    let facts = try result.customer(Sample.contoso)
    #expect(facts.reportedUsage.map(\.active) == [3...3, 1...1])
    #expect(facts.reportedUsage.map(\.dataDate) == [try day("2026-03-20"), try day("2026-03-02")])
    #expect(result.tally("b.json", Sample.contoso)?.leftOut == [.olderDataDate: 1])
    #expect(result.findings.map(\.code) == [.olderExport])
  }
}
