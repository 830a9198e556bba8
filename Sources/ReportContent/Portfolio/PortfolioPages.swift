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
    let rows = zip(places(onPage: number).indices, records).map { index, record in
      row(at: index, by: CustomerWriter(record, context: context, wording: wording), wording: wording)
    }
    return page(number, with: rows, wording: wording)
  }

  /// Draws up the row of a customer on whichever page it stands.
  ///
  /// - Parameters:
  ///   - index: the row's place among those of all pages, from 0, as an index of `places(onPage:)`.
  ///   - writer: the customer's record in any language.
  ///   - wording: the words of the report's language.
  /// - Returns: the row.
  public func row(at index: Int, by writer: CustomerWriter, wording: Wording) -> PortfolioRow {
    guard index < ranked else { return .stale(StaleCustomer(of: writer.record.facts, wording: wording)) }
    let figures = night.standings[order[index]].ranking
    return .ranked(
      RankedCustomer(
        by: writer.worded(wording), figures: figures, rank: index + 1,
        tallies: tallies[figures.customer]))
  }

  /// Draws up a page.
  ///
  /// - Parameters:
  ///   - number: the page's number, from 1.
  ///   - rows: the rows of the customers on the page, in their order.
  ///   - wording: the words of the report's language.
  /// - Returns: the page.
  public func page(_ number: Int, with rows: [PortfolioRow], wording: Wording) -> PortfolioPage {
    PortfolioPage(
      // Its lists stand before and behind the customers of all pages.
      report: number == 1 || number == count ? report : bareReport, number: number, pages: count,
      customers: rows.compactMap(\.ranked), staleCustomers: rows.compactMap(\.stale),
      endsRanking: number == max((ranked + size - 1) / size, 1), wording: wording)
  }
}
