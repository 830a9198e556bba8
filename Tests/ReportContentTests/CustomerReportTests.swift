import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

@Suite("A customer's report")
struct CustomerReportTests {
  @Test("each service tells licensed, active, idle, newly licensed and quiet people, and they sum")
  func services() throws {
    let record = ReportFixture.record(uses: [
      Use(active: 15, idle: 8, dormant: 12, fresh: 5), Use(active: 2_000),
    ])
    let sections = ReportFixture.report(of: record).services
    #expect(sections.map(\.id) == ["exchange", "teams"])
    let mail = try #require(sections.first)
    #expect([mail.licensed, mail.active, mail.idle, mail.quiet] == ["40", "15", "20", "5"])
    #expect([mail.dormant60, mail.dormant90] == ["12", "12"])
    #expect(mail.percent == "37.5%")
    #expect(mail.state == "value")
    #expect(mail.stateWords == nil)
    let bar = try #require(mail.bar)
    #expect(bar.parts.map(\.kind) == ["active", "quiet", "idle"])
    #expect(bar.parts.map(\.start) == [0, 375, 500] && bar.parts.map(\.width) == [375, 125, 500])
    #expect(bar.description == "customer.bar-licensed<15|5|20|40>")
    #expect(mail.counts == "15 of 40 licensed" && mail.basis == "assigned")
    #expect(mail.entitled == nil && mail.unassigned == nil && mail.overlap == nil)
    #expect(sections[1].licensed == "2,000")
  }

  @Test("a bar's parts fill it without a gap, whatever the counts")
  func bars() throws {
    for (active, idle, fresh) in [(1, 1, 1), (7, 0, 0), (0, 7, 0), (0, 0, 7), (333, 333, 334), (1, 999, 0)] {
      let licensed = max(active + idle + fresh, 5)
      let use = Use(active: active, idle: licensed - active - fresh, fresh: fresh)
      let bar = try #require(ReportFixture.report(of: ReportFixture.record(uses: [use])).services[0].bar)
      #expect(bar.parts.first?.start == 0)
      for (part, next) in zip(bar.parts, bar.parts.dropFirst()) {
        #expect(part.start + part.width == next.start)
      }
      #expect(bar.parts.last.map { $0.start + $0.width } == 1000)
      #expect(bar.parts.allSatisfy { $0.width > 0 })
    }
  }

  @Test("too few people to judge are told with their share, and the state says so")
  func insufficient() {
    let section = ReportFixture.report(of: ReportFixture.record(uses: [Use(active: 3, idle: 3)])).services[0]
    #expect(section.percent == "50.0%")
    #expect(section.state == "insufficient")
    #expect(section.stateWords == "state.insufficient")
    #expect(!section.isWithheld)
  }

  @Test("without a usage export nothing is said of use, and the report knows it is unknown")
  func noUsage() {
    let report = ReportFixture.report(
      of: ReportFixture.record(holdings: [ReportFixture.holding("E3", sold: 25, assigned: 21)]))
    #expect(report.services.isEmpty)
    #expect(!report.isUsageKnown)
    #expect(report.dataDate == nil && report.dataDateWords == nil && report.windowWords == nil)
    #expect(report.products.map(\.partNumber) == ["E3"])
    let unknown = report.groups.filter { $0.scope == "service" }
    #expect(unknown.map(\.subject) == ["exchange", "teams", "yammer"])
    #expect(unknown.allSatisfy { $0.state == "unknown" && $0.denominator == nil && $0.figures.isEmpty })
  }

  @Test("a usage export in which nobody has a license is no missing export")
  func nobodyLicensed() {
    let report = ReportFixture.report(of: ReportFixture.record(uses: [Use()]))
    #expect(report.services.isEmpty)
    #expect(report.isUsageKnown)
  }

  @Test("requests that no help desk covers are unknown, those that nobody made are 0")
  func support() throws {
    #expect(ReportFixture.report(of: ReportFixture.record(seats: 30)).support == nil)
    let none = ReportFixture.report(
      of: ReportFixture.record(
        seats: 30, uses: [Use(active: 20)], activePeople: 20, support: ReportFixture.support([:])))
    let section = try #require(none.support)
    #expect(section.kinds.count == 5)
    #expect(section.kinds.allSatisfy { $0.requests == "0" })
    #expect(section.services.isEmpty)
  }

  @Test("requests are told by kind over seats and active people, and assistance by service")
  func requests() throws {
    let volume = ReportFixture.support([.howTo: 4, .help: 2, .incident: 3, .billing: 1])
    let section = try #require(
      ReportFixture.report(
        of: ReportFixture.record(seats: 40, uses: [Use(active: 20)], activePeople: 20, support: volume)
      ).support)
    #expect(section.kinds.map(\.requests) == ["4", "2", "6", "3", "10"])
    #expect(section.kinds[2].name == "measure.support.assistance")
    #expect(section.kinds[2].perSeats == "15.0")
    #expect(section.kinds[2].perActiveUsers == "30.0")
    #expect(section.services.map(\.name) == ["Teams"])
    #expect(section.services.map(\.requests) == ["6"])
    #expect(section.window == "4/m10/2026..31/m10/2026")
  }

  @Test("a rate that is not known is absent; one over nobody says that there is nobody to count")
  func rates() throws {
    let volume = ReportFixture.support([.help: 2])
    let seatsOnly = try #require(
      ReportFixture.report(of: ReportFixture.record(seats: 40, support: volume)).support)
    #expect(seatsOnly.kinds[1].perSeats == "5.0")
    #expect(seatsOnly.kinds[1].perActiveUsers == nil)
    let nobody = try #require(
      ReportFixture.report(of: ReportFixture.record(seats: 0, uses: [Use(idle: 9)], support: volume)).support)
    #expect(nobody.kinds[1].perSeats == "state.undefined")
    #expect(nobody.kinds[1].perActiveUsers == "state.undefined")
  }

  @Test("the exports are listed once a kind; only user exports have a date of the customer's own")
  func sources() {
    let report = ReportFixture.report(
      of: ReportFixture.record(
        seats: 40, uses: [Use(active: 20)],
        holdings: [
          ReportFixture.holding("A", sold: 1, assigned: 1), ReportFixture.holding("B", sold: 1, assigned: 1),
        ], support: ReportFixture.support([:])))
    #expect(report.sources.map(\.kind) == ["active-users", "subscriptions", "tickets"])
    #expect(report.sources.map(\.name) == ["export.active-users", "export.subscriptions", "export.tickets"])
    #expect(report.sources.map(\.dataDate) == ["2026-10-31", nil, nil])
  }
}
