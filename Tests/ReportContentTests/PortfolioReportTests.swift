import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

@Suite("The portfolio's report")
struct PortfolioReportTests {
  private func report(
    _ customers: [CustomerRecord], findings: [Finding] = [], tallies: [SourceTally] = []
  ) -> PortfolioReport {
    portfolioReport(
      of: ReportFixture.night(customers, findings: findings, tallies: tallies),
      context: ReportFixture.context, wording: ReportFixture.wording)
  }

  @Test("customers are ranked by idle people and unassigned units, then by assistance per seat, then by id")
  func ranking() {
    let idle = ReportFixture.record("d", uses: [Use(active: 10, idle: 20)])
    let unassigned = ReportFixture.record(
      "c", holdings: [ReportFixture.holding("E3", sold: 31, assigned: 10)])
    let asking = ReportFixture.record("b", seats: 40, support: ReportFixture.support([.help: 4]))
    let asking2 = ReportFixture.record("e", seats: 20, support: ReportFixture.support([.help: 3]))
    let silent = ReportFixture.record("a")
    let ranked = ReportFixture.ranked(in: ReportFixture.night([silent, asking, unassigned, idle, asking2]))
    #expect(ranked.map(\.id) == ["c", "d", "e", "b", "a"])
    #expect(ranked.map(\.rank) == [1, 2, 3, 4, 5])
    #expect(ranked.map(\.unassignedUnits) == [21, nil, nil, nil, nil])
    #expect(ranked.map(\.idlePeople) == [nil, 20, nil, nil, nil])
    #expect(ranked.map(\.assistanceRate) == [nil, nil, "15.0", "10.0", nil])
  }

  @Test("groups too small to judge, free products and services that are not judged give no rank")
  func notRanked() throws {
    let record = ReportFixture.record(
      uses: [Use(idle: 9), Use(), Use(idle: 50)],
      holdings: [
        ReportFixture.holding("FLOW_FREE", sold: 10_000, assigned: 3),
        ReportFixture.holding("E3", sold: 9, assigned: 0),
      ])
    let ranked = try #require(ReportFixture.ranked(in: ReportFixture.night([record])).first)
    #expect(ranked.idlePeople == 0 && ranked.unassignedUnits == 0)
  }

  @Test("the shares are those of judged services, in catalog order, unknown ones in words")
  func shares() throws {
    let ranked = try #require(
      ReportFixture.ranked(in: ReportFixture.night([ReportFixture.record(uses: [Use(active: 15, idle: 25)])]))
        .first)
    #expect(ranked.services.map(\.id) == ["exchange", "teams"])
    #expect(ranked.services.map(\.value) == ["37.5%", "state.unknown"])
    #expect(ranked.services.map(\.counts) == ["15 of 40 licensed", nil])
    #expect(ranked.services.map(\.percent) == ["37.5", nil])
  }

  @Test("the coverage says how many customers each kind of figure rests on")
  func coverage() {
    let coverage = report([
      ReportFixture.record("a", uses: [Use(active: 10, idle: 20)]), ReportFixture.record("b", uses: [Use()]),
      ReportFixture.record("c", holdings: [ReportFixture.holding("E3", sold: 1, assigned: 1)]),
      ReportFixture.record("d", seats: 10, support: ReportFixture.support([:])), ReportFixture.record("e"),
    ]).coverage
    #expect(coverage.customers == 5)
    #expect(coverage.withUsage == 2)
    #expect(coverage.withHoldings == 1)
    #expect(coverage.withSupport == 1)
    #expect(coverage.withAdvice == 1)
  }

  @Test("a customer counts once for a problem, however much advice it gets; every problem is listed")
  func problems() {
    let record = ReportFixture.record(uses: [Use(active: 1, idle: 20), Use(active: 1, idle: 20)])
    let problems = report([record]).problems
    #expect(problems.map(\.problem) == ["low-adoption", "high-support-volume", "ready-for-more"])
    #expect(problems.map(\.customers) == [1, 0, 0])
  }

  @Test("the spread over customers is interpolated, and told as the fractions that machines get")
  func distribution() throws {
    let customers = [10, 20, 30, 40].map { active in
      ReportFixture.record("c\(active)", uses: [Use(active: active, idle: 40 - active)])
    }
    let found = report(customers)
    let line = try #require(found.servicesOfLicensed.lines.first)
    #expect((line.customers, line.numerator, line.denominator, line.value) == ("4", "100", "160", "62.5%"))
    // Of 25, 50, 75, 100 %: the 10th percentile lies 0.3 of the way from the first to the second.
    #expect([line.minimum, line.p10, line.p25, line.p50] == ["25.0%", "32.5%", "43.8%", "62.5%"])
    #expect([line.p75, line.p90, line.maximum] == ["81.3%", "92.5%", "100.0%"])
    let figure = try #require(found.figures.first { $0.measure == "usage.adjusted" })
    #expect(
      [figure.minimum, figure.p10, figure.p25, figure.p50] == [
        "0.250000", "0.325000", "0.437500", "0.625000",
      ])
    #expect([figure.p75, figure.p90, figure.maximum] == ["0.812500", "0.925000", "1.000000"])
    #expect(line.chart.lineStart == 325 && line.chart.line == 600)
    #expect(line.chart.boxStart == 438 && line.chart.box == 375)
    #expect(line.chart.median == 625)
  }

  @Test("findings are told in words, with place and count")
  func findings() throws {
    let finding = Finding(
      .warning, .rejectedRecord, file: "u.csv", line: 7, column: 3, count: 2, expected: "a date",
      found: "a word")
    let line = try #require(report([], findings: [finding]).findings.first)
    #expect((line.severity, line.code) == ("warning", "rejected-record"))
    #expect((line.severityWords, line.words) == ("severity.warning", "finding.rejected-record"))
    #expect(line.file == "u.csv" && line.line == 7 && line.column == 3 && line.count == 2)
    #expect(line.expected == "a date" && line.found == "a word" && line.customer == nil)
  }

  @Test("each export says what became of its records")
  func sources() {
    let id = Customer.ID("a")
    let lines = report(
      [ReportFixture.record()],
      tallies: [
        SourceTally(source: 0, customer: nil, used: 0, leftOut: [.noCustomer: 4]),
        SourceTally(source: 0, customer: id, used: 80, leftOut: [.olderDataDate: 3, .afterNight: 2]),
      ]
    ).sources
    #expect(lines.map(\.path) == ["users.csv", "subscriptions.csv", "tickets.csv"])
    #expect(lines.map(\.used) == [80, 0, 0])
    #expect(lines.map(\.leftOut) == [9, 0, 0])
    #expect(lines.map(\.rejected) == [1, 0, 0])
    #expect(lines.map(\.customers) == [1, 0, 0])
    #expect(lines[0].used + lines[0].leftOut + lines[0].rejected == lines[0].records)
    #expect(lines.map(\.firstDate) == ["2026-10-31", nil, "2026-09-01"])
  }

  @Test("a portfolio of nobody has a report all the same")
  func empty() {
    let empty = report([])
    #expect(ReportFixture.ranked(in: ReportFixture.night([])).isEmpty)
    #expect(empty.services.lines.isEmpty && empty.figures.isEmpty)
    #expect(empty.coverage.customers == 0)
    #expect(empty.night == "2026-11-01" && empty.nightWords == "1/m11/2026")
  }
}
