import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

/// Groups below 5 people are not broken down on customer pages (DESIGN section 8).
@Suite("Small groups")
struct SmallGroupTests {
  private func figures(_ record: CustomerRecord, _ subject: String, _ basis: String) -> FigureGroup? {
    ReportFixture.report(of: record).groups.first { $0.subject == subject && $0.basis == basis }
  }

  @Test("of 4 licensed people only the size is told, of 5 everything")
  func border() throws {
    for (idle, isWithheld) in [(2, true), (3, false)] {
      let record = ReportFixture.record(uses: [Use(active: 1, idle: idle - 1, dormant: 1, fresh: 1)])
      let section = ReportFixture.report(of: record).services[0]
      #expect(section.licensed == String(idle + 2))
      #expect(section.isWithheld == isWithheld)
      #expect((section.percent == nil) == isWithheld)
      #expect((section.allActive == nil) == isWithheld)
      #expect((section.bar == nil) == isWithheld)
      let group = try #require(figures(record, "exchange", "assigned"))
      #expect(group.isWithheld == isWithheld)
      #expect(group.denominator == idle + 2)
      #expect(group.figures.isEmpty == isWithheld)
    }
  }

  @Test("people who are active without any of them being licensed are a group too")
  func unlicensed() throws {
    for (active, isWithheld) in [(4, true), (5, false)] {
      let record = ReportFixture.record(
        uses: [Use(), Use(), Use(unlicensed: active - 2, former: 1, deleted: 1)])
      let report = ReportFixture.report(of: record)
      #expect(report.services.map(\.isWithheld) == [isWithheld])
      #expect(report.excesses.isEmpty == isWithheld)
      let group = try #require(figures(record, "yammer", "assigned"))
      #expect(group.figures.isEmpty == isWithheld)
    }
  }

  @Test("a rate over fewer than 5 active people would tell how many they are")
  func activePeople() throws {
    for (active, isWithheld) in [(4, true), (5, false)] {
      let record = ReportFixture.record(
        seats: 12, uses: [Use(active: active, idle: 7)], activePeople: active,
        support: ReportFixture.support([.help: 2]))
      let line = try #require(ReportFixture.report(of: record).support?.kinds[1])
      #expect(line.perActiveUsers == (isWithheld ? "state.insufficient" : "40.0"))
      #expect(line.perSeats == "16.7")
      let group = try #require(figures(record, "*", "active-users"))
      #expect(group.isWithheld == isWithheld)
      #expect(group.denominator == (isWithheld ? nil : 5))
      #expect(group.figures.isEmpty == isWithheld)
    }
  }

  @Test("requests about a service are not held against its active people, who are part of its licensed ones")
  func activePeopleOfService() throws {
    let record = ReportFixture.record(
      seats: 40, uses: [Use(), Use(active: 2, idle: 1)], activePeople: 30,
      support: ReportFixture.support([.help: 2], service: 1))
    let report = ReportFixture.report(of: record)
    #expect(report.groups.contains { $0.subject == "teams" && $0.basis == "seats" })
    #expect(!report.groups.contains { $0.subject == "teams" && $0.basis == "active-users" })
    #expect(try #require(report.support).services.map(\.perActiveUsers) == [nil])
  }

  @Test(
    "advice whose evidence breaks down a small group stays with the partner, whatever the minimum to judge is"
  )
  func advice() {
    let playbook = ReportFixture.playbook(minimumDenominator: 1)
    let catalog = ServiceCatalog(
      services: ReportFixture.catalog.services, freePartNumbers: [], minimumToJudge: 1)
    for (idle, rules) in [(3, []), (4, ["use"])] {
      let record = ReportFixture.record(
        uses: [Use(active: 1, idle: idle)], playbook: playbook, catalog: catalog)
      #expect(ReportFixture.report(of: record).advice.map(\.rule) == rules)
      let ranked = ReportFixture.ranked(in: ReportFixture.night([record]))
      #expect(ranked[0].advice.map(\.rule) == ["use"])
    }
  }
}
