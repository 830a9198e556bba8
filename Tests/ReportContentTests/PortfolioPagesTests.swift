import AdoptionDomain
import ReportContent
import Testing

@Suite("The portfolio's pages")
struct PortfolioPagesTests {
  private func pages(customers: Int, size: Int? = nil) -> [PortfolioPage] {
    let night = ReportFixture.night((0..<customers).map { ReportFixture.record("c\($0)") })
    return size.map { ReportFixture.pages(of: night, size: $0) } ?? ReportFixture.pages(of: night)
  }

  @Test("one page as long as all customers fit, also where there is none", arguments: [0, 1, 50])
  func one(customers: Int) throws {
    let pages = pages(customers: customers)
    let page = try #require(pages.first)
    #expect(pages.count == 1)
    #expect(page.customers.count == customers)
    #expect(page.isFirst && page.place == nil && page.previous == nil && page.next == nil)
  }

  @Test("one customer more makes a second page, and the two are linked both ways")
  func two() throws {
    let pages = pages(customers: 51)
    try #require(pages.count == 2)
    #expect(pages.map(\.customers.count) == [50, 1])
    #expect(pages.map(\.next) == ["portfolio-2.html", nil])
    #expect(pages.map(\.previous) == [nil, "portfolio.html"])
    #expect(pages.map(\.place) == ["portfolio.page-of<1|2>", "portfolio.page-of<2|2>"])
    #expect(pages.map(\.isFirst) == [true, false])
  }

  @Test("a hundred findings stand on the page, of more the weightiest hundred and how many there are")
  func findings() throws {
    func page(_ findings: Int) throws -> PortfolioPage {
      let findings = (0..<findings).map { Finding(.note, .unmatchedRecords, file: "f\($0)", count: $0) }
      return try #require(ReportFixture.pages(of: ReportFixture.night([], findings: findings)).first)
    }
    let all = try page(100)
    #expect(all.findings.count == 100 && all.findingsMore == nil)
    let some = try page(101)
    #expect(some.findings.map(\.file) == (0..<100).map { "f\($0)" })
    #expect(some.findingsMore == "portfolio.rows-more<100|101>")
    #expect(some.report.findings.count == 101)
  }

  @Test("every customer stands on exactly one page, in the order of the ranks", arguments: [1, 2, 7, 200])
  func all(size: Int) {
    let pages = pages(customers: 200, size: size)
    #expect(pages.flatMap { $0.customers.map(\.rank) } == Array(1...200))
    #expect(pages.map(\.number) == Array(1...pages.count))
    for (page, next) in zip(pages, pages.dropFirst()) {
      #expect(page.next == PortfolioPage.fileName(number: next.number) + ".html")
      #expect(next.previous == PortfolioPage.fileName(number: page.number) + ".html")
    }
  }

  @Test("the files are portfolio, portfolio-2 and so on")
  func names() {
    #expect([1, 2, 10].map(PortfolioPage.fileName) == ["portfolio", "portfolio-2", "portfolio-10"])
  }
}
