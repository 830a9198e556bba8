import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Several sources of one figure")
struct SourcesTests {
  private func reported(
    _ active: ClosedRange<Int>, of units: Int, _ service: String = "exchange",
    kind: ReportedUsage.Units = .entitled, period: ReportedUsage.Period = .days28
  ) -> ReportedUsage {
    ReportedUsage(
      service: Service.ID(service), name: service, active: active, units: units, unitsKind: kind,
      period: period,
      dataDate: Sample.day, source: 1)
  }

  private func figures(
    _ reported: [ReportedUsage], holdings: [Holding] = [], activity: UserActivity? = nil
  )
    -> CustomerMeasures
  {
    var facts = Sample.facts(holdings: holdings, activity: activity)
    facts.reportedUsage = reported
    return Sample.figures(facts)
  }

  private let exchange = Subject.service(Service.ID("exchange"))

  @Test("what a source has counted stands where no user detail tells the figure")
  func reportedAlone() {
    let found = figures([reported(30...30, of: 40)])
    #expect(found.measure(.usage, of: exchange, basis: .entitled)?.ratio == Ratio(30, of: 40))
    #expect(found.measure(.adjustedUsage, of: exchange, basis: .entitled)?.ratio == Ratio(30, of: 40))
    #expect(found.measure(.usage, of: exchange, basis: .entitled)?.source == 1)
    #expect(found.headline(of: Service.ID("exchange"))?.basis == .entitled)
    #expect(found.others.isEmpty)
  }

  @Test(
    "more active entitlements than there are: the usage stays above 100 %, and the adjusted one is unknown")
  func reportedAboveAll() {
    let found = figures([reported(44...44, of: 40)])
    #expect(found.measure(.usage, of: exchange, basis: .entitled)?.ratio?.tenthsOfPercent == 1100)
    #expect(found.measure(.adjustedUsage, of: exchange, basis: .entitled)?.state == .unknown)
  }

  @Test("workloads that are counted apart give a span, of which the least is shown")
  func span() {
    let found = figures([reported(20...30, of: 40)])
    #expect(found.measure(.usage, of: exchange, basis: .entitled)?.ratio == Ratio(20, of: 40))
    #expect(found.measure(.usage, of: exchange, basis: .entitled)?.bounds == 20...30)
  }

  @Test("a workload that no service names is kept under its own name, behind the services of the catalog")
  func unknownWorkload() {
    let found = figures([reported(3...3, of: 12, "forms-pro")])
    let subjects = found.measures.map(\.subject)
    #expect(subjects.last == .service(Service.ID("forms-pro")))
    #expect(found.measure(.usage, of: .service(Service.ID("forms-pro")), basis: .entitled)?.state == .value)
  }

  @Test("windows are those of the source: 30 days, or the calendar month")
  func windows() throws {
    let thirty = figures([reported(3...3, of: 12, period: .days30)])
    #expect(
      thirty.measure(.usage, of: exchange, basis: .entitled)?.window
        == ActivityWindow(from: Sample.day.advanced(by: -29), through: Sample.day))
    // 2026-03-31 is the last day of its month.
    let month = figures([reported(3...3, of: 12, kind: .available, period: .month)])
    #expect(
      month.measure(.usage, of: exchange, basis: .available)?.window
        == ActivityWindow(from: Sample.day.advanced(by: -30), through: Sample.day))
  }

  @Test("user detail comes first, the other source is kept, and 10 points more between them are a finding")
  func disagreement() throws {
    let catalog = ServiceCatalog(
      services: Sample.catalog.services, freePartNumbers: [], minimumToJudge: 10,
      products: ProductCatalog([
        ProductCatalog.Product(
          id: nil, partNumber: "E3", name: "Office 365 E3", services: [Service.ID("exchange")])
      ]))
    func found(_ active: Int) -> CustomerMeasures {
      var facts = Sample.facts(
        holdings: [Sample.holding("E3", sold: 40, assigned: 40)],
        activity: Sample.activity([
          Sample.cohort(
            40, [Sample.count(0, .licensed, .inWindow, 20), Sample.count(0, .licensed, .never, 20)])
        ]))
      facts.reportedUsage = [reported(active...active, of: 40)]
      return measures(
        of: facts, productSets: Sample.productSets, catalog: catalog, nightDataDate: Sample.day)
    }
    let sources = (0..<6).map { place in
      ExportSource(
        path: "\(place)", kind: place == 1 ? .partnerCenterUsage : .activeUsers, size: 1, fingerprint: "",
        records: 1, rejectedRecords: 0, dataDates: nil)
    }
    // 50.0 % against 60.0 % and 62.5 %.
    #expect(reconciliationFindings(of: found(24), sources: sources).isEmpty)
    let findings = reconciliationFindings(of: found(25), sources: sources)
    #expect(found(25).measure(.usage, of: exchange, basis: .entitled)?.ratio == Ratio(20, of: 40))
    #expect(found(25).others.map(\.ratio) == [Ratio(25, of: 40), Ratio(25, of: 40)])
    #expect(
      findings.map(\.description) == [
        "customer a: sources-disagree: expected usage of exchange within 10 points of 50.0 % by active-users, "
          + "found 62.5 % by partner-center-usage"
      ])
  }

  @Test("families of lower precedence are not added to one another")
  func families() {
    var facts = Sample.facts(holdings: [Sample.holding("E3", sold: 40, assigned: 30)])
    facts.otherFamilies = [
      [Sample.holding("e3", sold: 40, assigned: 31, source: 1)],
      [Sample.holding("E3", sold: 42, assigned: 30, source: 2)],
    ]
    let found = Sample.figures(facts)
    #expect(found.measure(.deployment, of: .product("E3"), basis: .sold)?.ratio == Ratio(30, of: 40))
    #expect(
      found.others.filter { $0.id == .deployment }.map(\.ratio) == [Ratio(31, of: 40), Ratio(30, of: 42)])
    #expect(found.measures.count { $0.id == .deployment } == 1)
  }

  @Test("data are stale when they are older than allowed on the night, and a customer when all of them are")
  func staleness() {
    let staleness = Staleness(night: Sample.day, staleAfter: 14)
    #expect(!staleness.isStale(Sample.day.advanced(by: -14)))
    #expect(staleness.isStale(Sample.day.advanced(by: -15)))
    var facts = Sample.facts(support: Sample.support([], coveringDaysAgo: 20...50))
    #expect(staleness.isStale(facts))
    facts.reportedUsage = [reported(1...1, of: 2)]
    #expect(!staleness.isStale(facts))
    #expect(!staleness.isStale(Sample.facts()))
    let old = ActivityWindow(from: Sample.day.advanced(by: -40), through: Sample.day.advanced(by: -15))
    let source = ExportSource(
      path: "a.csv", kind: .tickets, size: 1, fingerprint: "", records: 1, rejectedRecords: 0, dataDates: old)
    #expect(
      staleness.findings(about: [source]).map(\.description)
        == ["a.csv: stale-export: expected data no more than 14 days old, found data of 2026-03-16"])
  }
}
