internal import AdoptionDomain
internal import Recommendations

/// The portfolio's report cut into pages, each of which is drawn up when it is asked for; there is always at least one.
///
/// The customers follow in the order of whom to train first; those with old data only, who are not ranked, come last.
public struct PortfolioPages: Sendable {
  /// The summary, which stands on the first page.
  public let report: PortfolioReport
  private let bareReport: PortfolioReport
  private let night: NightRecord
  private let size: Int
  /// The places of the customers in the night, in the order of the pages.
  private let order: [Int]
  private let ranked: Int
  private let tallies: TallyIndex

  /// Cuts the report of a night.
  ///
  /// - Parameters:
  ///   - report: the summary of the night.
  ///   - night: the night.
  ///   - size: the number of customers on a page, above 0.
  public init(of report: PortfolioReport, night: NightRecord, size: Int = PortfolioPage.customersPerPage) {
    self.report = report
    bareReport = report.withoutLists
    self.night = night
    self.size = size
    let stale = night.facts.customers.indices.filter { night.staleness.isStale(night.facts.customers[$0]) }
    let isStale = Set(stale)
    let ranked = night.standings.indices.filter { !isStale.contains($0) }
      .sorted { night.standings[$0].ranking.precedes(night.standings[$1].ranking) }
    self.ranked = ranked.count
    order = ranked + stale
    tallies = TallyIndex(night.facts.tallies)
  }

  /// How many pages there are.
  public var count: Int { max((order.count + size - 1) / size, 1) }

  /// The places of the customers of a page in the night, in the order of the page.
  ///
  /// - Parameter number: the page's number, from 1.
  /// - Returns: the places, from 0.
  public func places(onPage number: Int) -> ArraySlice<Int> {
    order[min((number - 1) * size, order.count)..<min(number * size, order.count)]
  }

  /// Draws up a page.
  ///
  /// - Parameters:
  ///   - number: the page's number, from 1.
  ///   - records: the records of the customers on the page, in the order of `places(onPage:)`.
  ///   - context: what the reports of the night share.
  ///   - wording: the words of the report's language.
  /// - Returns: the page.
  public func page(
    _ number: Int, of records: [CustomerRecord], context: ReportContext, wording: Wording
  ) -> PortfolioPage {
    page(number, by: records.map { CustomerWriter($0, context: context, wording: wording) }, wording: wording)
  }

  /// Draws up a page.
  ///
  /// - Parameters:
  ///   - number: the page's number, from 1.
  ///   - writers: the records of the customers on the page, in the order of `places(onPage:)` and in any language.
  ///   - wording: the words of the report's language.
  /// - Returns: the page.
  public func page(_ number: Int, by writers: [CustomerWriter], wording: Wording) -> PortfolioPage {
    let start = (number - 1) * size
    let rankedHere = min(max(ranked - start, 0), size)
    let customers = zip(places(onPage: number), writers).prefix(rankedHere).enumerated().map {
      let (place, writer) = $0.element
      let figures = night.standings[place].ranking
      return RankedCustomer(
        by: writer.worded(wording), figures: figures, rank: start + $0.offset + 1,
        tallies: tallies[figures.customer])
    }
    return PortfolioPage(
      // Its lists stand before and behind the customers of all pages.
      report: number == 1 || number == count ? report : bareReport, number: number, pages: count,
      customers: customers,
      staleCustomers: writers.dropFirst(rankedHere).map {
        StaleCustomer(of: $0.record.facts, wording: wording)
      },
      endsRanking: number == max((ranked + size - 1) / size, 1), wording: wording)
  }
}
