import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Counts of a thousand million")
struct LargeCountTests {
  private let many = 1_000_000_000

  @Test("people of several cohorts are summed beyond 32 bits")
  func people() {
    let cohort = Sample.cohort(
      Int32(many), activePeople: Int32(many), [Sample.count(0, .licensed, .inWindow, many)])
    let figures = Sample.figures(
      Sample.facts(
        activity: Sample.activity([cohort, cohort, cohort]),
        support: Sample.support([Sample.requests(many, .help)])))
    #expect(figures.usage(.usage, ofServiceAt: 0)?.ratio == Ratio(3_000_000_000, of: 3_000_000_000))
    #expect(figures.usage(.usage, ofServiceAt: 0)?.ratio?.tenthsOfPercent == 1000)
    let seats = figures.measure(.helpRequests, of: .customer, basis: .seats)
    #expect(seats?.ratio == Ratio(many, of: 3_000_000_000))
    #expect(seats?.ratio?.tenthsOfPercent == 333)
    #expect(
      figures.measure(.helpRequests, of: .customer, basis: .activeUsers)?.ratio
        == Ratio(many, of: 3_000_000_000))
  }

  @Test("units of many customers are summed, and their percentage is exact")
  func portfolio() {
    let facts = Sample.facts(holdings: [Sample.holding("A", sold: many, assigned: many - 1)])
    let figures = Array(repeating: Sample.figures(facts), count: 1_000)
    let total = PortfolioMeasures(of: figures, catalog: Sample.catalog)
      .measure(.deployment, of: .product("A"), basis: .sold)?.total
    #expect(total == Ratio(999_999_999_000, of: 1_000_000_000_000))
    #expect(total?.tenthsOfPercent == 1000)
  }

  @Test("a percentage of far more than was sold does not overflow")
  func excess() {
    #expect(Ratio(many, of: 1).tenthsOfPercent == 1_000_000_000_000)
    #expect(Ratio(1, of: many).tenthsOfPercent == 0)
    #expect(Ratio(many, of: 2 * many).tenthsOfPercent == 500)
  }
}
