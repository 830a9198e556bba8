import AdoptionDomain
import ReportContent
import TestSupport
import Testing

@Suite("The portfolio drawn up page by page")
struct PageByPageTests {
  private static let old = ReportFixture.dataDate.advanced(by: -60)

  /// Customers with figures at random; a stale one has data of 60 days ago only.
  private func night(ranked: Int, stale: Int, using random: inout SeededGenerator) -> NightRecord {
    var records = (0..<ranked + stale).map { place in
      let idle = Int.random(in: 0...60, using: &random)
      return ReportFixture.record(
        "c\(place)", seats: Bool.random(using: &random) ? 40 : nil, uses: [Use(active: 20, idle: idle)],
        dataDate: place < ranked ? ReportFixture.dataDate : Self.old,
        holdings: place < ranked && Bool.random(using: &random)
          ? [ReportFixture.holding("E3", sold: 90, assigned: 20 + idle)] : [])
    }
    records.shuffle(using: &random)
    return ReportFixture.night(records)
  }

  @Test(
    "pages of any size hold together what one page holds, and one of them ends the ranking",
    arguments: [(0, 0), (1, 0), (0, 1), (0, 9), (8, 0), (8, 1), (7, 5), (30, 11)])
  func sizes(ranked: Int, stale: Int) throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let night = night(ranked: ranked, stale: stale, using: &random)
    let whole = ReportFixture.pages(of: night, size: 1_000)
    try #require(whole.count == 1)
    #expect(whole[0].customers.count == ranked && whole[0].staleCustomers.count == stale, "seed \(seed)")
    #expect(whole[0].endsRanking && whole[0].isFirst && whole[0].isLast)
    for size in [1, 2, 3, 4, 7, 8, 9, 50] {
      let pages = ReportFixture.pages(of: night, size: size)
      #expect(pages.count == max((ranked + stale + size - 1) / size, 1))
      #expect(pages.flatMap(\.customers) == whole[0].customers, "size \(size), seed \(seed)")
      #expect(pages.flatMap(\.staleCustomers) == whole[0].staleCustomers, "size \(size), seed \(seed)")
      #expect(pages.flatMap { $0.customers.map(\.rank) } == Array(0..<ranked).map { $0 + 1 })
      #expect(pages.allSatisfy { $0.customers.count + $0.staleCustomers.count <= size })
      let ending = pages.indices.filter { pages[$0].endsRanking }
      #expect(ending == [max(ranked - 1, 0) / size], "size \(size)")
      for page in pages[..<ending[0]] { #expect(page.staleCustomers.isEmpty) }
      for page in pages[(ending[0] + 1)...] { #expect(page.customers.isEmpty) }
    }
  }

  @Test("each place of the night stands on one page, and a page's records are asked for by those places")
  func places() {
    var random = SeededGenerator(seed: 5)
    let night = night(ranked: 11, stale: 4, using: &random)
    let report = portfolioReport(of: night, context: ReportFixture.context, wording: ReportFixture.wording)
    for size in [1, 4, 15, 16] {
      let pages = PortfolioPages(of: report, night: night, size: size)
      let places = (1...pages.count).map { Array(pages.places(onPage: $0)) }
      #expect(places.joined().sorted() == Array(0..<15))
      #expect(places.dropLast().allSatisfy { $0.count == size })
      for number in 1...pages.count {
        let records = places[number - 1].map { night.customers[$0] }
        let page = pages.page(
          number, of: records, context: ReportFixture.context, wording: ReportFixture.wording)
        #expect(
          (page.customers.map(\.id) + page.staleCustomers.map(\.id)) == records.map(\.facts.customer.id.text))
      }
    }
  }

  @Test("the summary's lists stand on the first page and on the last, and its figures on the first")
  func summary() {
    let night = ReportFixture.night(
      (0..<5).map { ReportFixture.record("c\($0)") }, findings: [Finding(.note, .unmatchedRecords, file: "f")]
    )
    let pages = ReportFixture.pages(of: night, size: 2)
    #expect(pages.map(\.report.findings.count) == [1, 0, 1])
    #expect(pages.map(\.isFirst) == [true, false, false] && pages.map(\.isLast) == [false, false, true])
  }
}
