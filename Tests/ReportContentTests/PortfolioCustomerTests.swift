import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

@Suite("What the partner is told of single customers")
struct PortfolioCustomerTests {
  private func report(_ customers: CustomerRecord...) -> PortfolioReport {
    portfolioReport(
      of: ReportFixture.night(customers), context: EntitledFixture.context, wording: ReportFixture.wording)
  }

  private func ranked(_ customers: CustomerRecord...) -> [RankedCustomer] {
    ReportFixture.ranked(in: ReportFixture.night(customers), context: EntitledFixture.context)
  }

  @Test("distributions over licenses sold and over licensed people are never mixed")
  func bases() {
    let entitled = ReportFixture.record(
      "a", uses: [Use(active: 15, idle: 25)], holdings: [EntitledFixture.units(44, assigned: 40)],
      catalog: EntitledFixture.catalog)
    let assigned = ReportFixture.record("b", uses: [Use(active: 10, idle: 10)])
    let found = report(entitled, assigned)
    #expect(found.services.lines.map(\.denominator) == ["44"] && found.services.customers == 1)
    #expect(found.servicesOfLicensed.lines.map(\.denominator) == ["60"])
    #expect(found.servicesOfLicensed.customers == 2)
    #expect(found.services.lead == "portfolio.usage-lead-entitled<1>")
    #expect(found.servicesOfLicensed.lead == "portfolio.usage-lead-assigned<2>")
    let ranked = self.ranked(entitled, assigned).sorted { $0.id < $1.id }
    #expect(ranked.map(\.isOnAssigned) == [false, true])
    #expect(ranked.map { $0.services.first?.counts } == ["15 of 44 sold", "10 of 20 licensed"])
    #expect(ranked.map { $0.services.first?.basis } == ["entitled", "assigned"])
  }

  @Test("what the partner sold is told of all units, or alone where all are not known; never to customers")
  func own() {
    let record = ReportFixture.record(holdings: [
      ReportFixture.holding("A", sold: 55, assigned: 50),
      ReportFixture.holding("A", sold: 40, assigned: 40, isTenantWide: false),
      ReportFixture.holding("B", sold: 7, assigned: 7, isTenantWide: false),
      ReportFixture.holding("C", sold: 9, assigned: 9),
    ])
    #expect(
      ranked(record)[0].own.map(\.words) == [
        "portfolio.sold-by-us<Product A|40|55>", "portfolio.sold-by-us-only<Product B|7>",
      ])
    #expect(!String(describing: ReportFixture.report(of: record)).contains("sold-by-us"))
  }

  @Test("adoption and requests place a judged service in a quadrant; between low and high there is none")
  func quadrants() {
    func quadrant(_ active: Int, _ requests: Int) -> [String?] {
      let record = ReportFixture.record(
        seats: 40, uses: [Use(active: active, idle: 40 - active)],
        support: ReportFixture.support([.help: requests], service: 0))
      return ranked(record)[0].services.prefix(1).map(\.quadrant)
    }
    #expect(quadrant(10, 0) == ["silent-shelfware"] && quadrant(10, 9) == ["stuck-users"])
    #expect(quadrant(36, 9) == ["self-service-gap"] && quadrant(36, 1) == ["ready-for-more"])
    #expect(quadrant(24, 9) == [nil])
  }

  @Test("requests say whether they became more, and how they were rated; few ratings are internal")
  func requests() {
    var support = ReportFixture.support([.help: 9])
    support.counts[0].rated = 4
    support.counts[0].ratedGood = 3
    let record = ReportFixture.record(seats: 40, support: support)
    let ranked = ranked(record)[0]
    #expect(ranked.changeWords == "portfolio.assistance-change<change.more|9|0>")
    #expect(ranked.satisfactionWords == "count.satisfaction<3|4|75.0%>")
    let own = ReportFixture.report(of: record)
    #expect(own.support?.changeWords == "customer.support-change<change.more|9|0>")
    #expect(own.support?.coveredWords == "customer.covered-days<28>")
    #expect(own.support?.satisfactionWords == nil && own.supportFigures?.rated == nil)
    support.counts[0].rated = 5
    let rated = ReportFixture.report(of: ReportFixture.record(seats: 40, support: support))
    #expect(rated.support?.satisfactionWords == "count.satisfaction<3|5|60.0%>")
    #expect(rated.supportFigures?.percent == "60.0")
  }

  @Test("customers whose data are all old are listed apart, with the day, and have no rank")
  func stale() {
    let old = ReportFixture.dataDate.advanced(by: -60)
    let night = ReportFixture.night([
      ReportFixture.record("old", uses: [Use(idle: 40)], dataDate: old),
      ReportFixture.record("new", uses: [Use(idle: 20)]),
    ])
    let pages = ReportFixture.pages(of: night, context: EntitledFixture.context, size: 1)
    let stale = pages.flatMap(\.staleCustomers)
    #expect(pages.flatMap(\.customers).map(\.id) == ["new"])
    #expect(stale.map(\.id) == ["old"])
    #expect(stale.map(\.dataDate) == ["2026-09-01"])
    #expect(stale.map(\.reason) == ["portfolio.stale-since<1/m9/2026>"])
    #expect(pages.map(\.endsRanking) == [true, false])
    #expect(pages.map(\.customers.count) == [1, 0] && pages.map(\.staleCustomers.count) == [0, 1])
  }

  @Test("the renewals of the next 90 days stand there by date, at most 50 on the page")
  func renewals() {
    func ending(_ id: String, in days: Int) -> CustomerRecord {
      // The night is the day after the data date.
      ReportFixture.record(
        id,
        holdings: [
          ReportFixture.holding(
            "E3", sold: 5, assigned: 4, commitmentEnd: ReportFixture.dataDate.advanced(by: 1 + days))
        ])
    }
    let found = report(ending("a", in: 90), ending("b", in: 1), ending("c", in: 91), ending("d", in: 0))
    #expect(found.renewals.map(\.customerID) == ["b", "a"])
    #expect(found.renewals.map(\.assignedWords) == ["4", "4"])
    let many = ReportFixture.night((0..<51).map { ending("c\($0)", in: 9) })
    let page = ReportFixture.pages(of: many, context: EntitledFixture.context)[0]
    #expect(page.report.renewals.count == 51 && page.renewals.count == 50)
    #expect(page.renewalsMore == "portfolio.renewals-more<51>")
  }
}
