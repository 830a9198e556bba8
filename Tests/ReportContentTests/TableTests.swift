import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

@Suite("Tables")
struct TableTests {
  @Test("the columns are those of the contract, in its order")
  func columns() {
    #expect(
      MeasuresTable.columns.joined(separator: " ")
        == "customer_id customer_name scope subject measure basis numerator denominator percent state "
        + "window_start window_end data_date source")
    #expect(
      PortfolioTable.columns.joined(separator: " ")
        == "scope subject measure basis customers numerator denominator min p10 p25 p50 p75 p90 max")
    #expect(Set(RecommendationsTable.columns).count == RecommendationsTable.columns.count)
  }

  @Test("a row has a cell for each column")
  func cells() {
    let record = ReportFixture.record(
      seats: 40, uses: [Use(active: 15, idle: 25)],
      holdings: [ReportFixture.holding("E3", sold: 9, assigned: 5)],
      support: ReportFixture.support([.help: 9]))
    let rows = [
      MeasuresTable.rows(of: record, sources: ReportFixture.sources),
      RecommendationsTable.rows(of: record), PortfolioTable.rows(of: ReportFixture.night([record])),
    ]
    let columns = [MeasuresTable.columns, RecommendationsTable.columns, PortfolioTable.columns]
    for (rows, columns) in zip(rows, columns) {
      #expect(!rows.isEmpty)
      #expect(rows.allSatisfy { $0.count == columns.count })
    }
  }

  @Test("a known figure has a row with everything it rests on")
  func measure() throws {
    let rows = MeasuresTable.rows(
      of: ReportFixture.record(uses: [Use(active: 15, idle: 25)]), sources: ReportFixture.sources)
    let row = try #require(rows.first { $0[4] == .text("usage.adjusted") })
    #expect(
      row == [
        .text("a"), .text("Customer a"), .text("service"), .text("exchange"), .text("usage.adjusted"),
        .text("assigned"), .integer(15), .integer(40), .decimal("37.5"), .text("value"), .text("2026-10-04"),
        .text("2026-10-31"), .text("2026-10-31"), .text("active-users"),
      ])
  }

  @Test("unknown figures and figures of 0 of 0 have no row; a count over 0 has one without a percentage")
  func leftOut() {
    #expect(MeasuresTable.rows(of: ReportFixture.record(), sources: ReportFixture.sources).isEmpty)
    let rows = MeasuresTable.rows(
      of: ReportFixture.record(uses: [Use(unlicensed: 3)]), sources: ReportFixture.sources)
    #expect(rows.map { $0[4] } == [.text("usage"), .text("active.unexplained")])
    #expect(rows.map { $0[6] } == [.integer(3), .integer(3)])
    #expect(rows.map { $0[7] } == [.integer(0), .integer(0)])
    #expect(rows.map { $0[8] } == [.absent, .absent])
    #expect(rows.map { $0[9] } == [.text("undefined"), .text("undefined")])
  }

  @Test("the table is the partner's: small groups are broken down in it")
  func smallGroups() {
    let rows = MeasuresTable.rows(
      of: ReportFixture.record(uses: [Use(active: 1, idle: 1)]), sources: ReportFixture.sources)
    #expect(rows.contains { $0[4] == .text("gap.idle") && $0[6] == .integer(1) })
  }

  @Test("advice has a row a figure, its actions in one cell")
  func recommendations() throws {
    let record = ReportFixture.record(uses: [Use(active: 15, idle: 25)])
    let row = try #require(RecommendationsTable.rows(of: record).first)
    let cells = Dictionary(uniqueKeysWithValues: zip(RecommendationsTable.columns, row))
    #expect(cells["rule"] == .text("use"))
    #expect(cells["version"] == .integer(3))
    #expect(cells["threshold"] == .decimal("50.0"))
    #expect(cells["margin"] == .decimal("12.5"))
    #expect(cells["clears_at"] == .integer(22))
    #expect(cells["actions"] == .text("visit"))
  }

  @Test("the portfolio's ratios are fractions with six decimals")
  func portfolio() throws {
    let customers = [1, 2].map { ReportFixture.record("c\($0)", uses: [Use(active: $0, idle: 3 - $0)]) }
    let rows = PortfolioTable.rows(of: ReportFixture.night(customers))
    let row = try #require(rows.first { $0[2] == .text("usage.adjusted") })
    #expect(Array(row[4...7]) == [.integer(2), .integer(3), .integer(6), .decimal("0.333333")])
    #expect(
      Array(row[10...]) == [
        .decimal("0.500000"), .decimal("0.583333"), .decimal("0.633333"), .decimal("0.666667"),
      ])
  }
}
