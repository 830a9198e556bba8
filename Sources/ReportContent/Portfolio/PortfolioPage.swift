/// One file of the portfolio's report: the summary stands on the first, the customers follow in their order.
public struct PortfolioPage: Hashable, Sendable {
  /// How many customers stand on one page, so that it stays below 1 MB.
  public static let customersPerPage = 50

  /// The whole report; pages after the first show its customers only.
  public let report: PortfolioReport
  /// The page's number, from 1.
  public let number: Int
  /// The customers on this page.
  public let customers: ArraySlice<RankedCustomer>
  /// The customers on this page who are not ranked, after all that are.
  public let staleCustomers: ArraySlice<StaleCustomer>
  /// Where this page stands among all, in words; `nil` where there is only one.
  public let place: String?
  /// The file of the page before; `nil` on the first.
  public let previous: String?
  /// The file of the next page; `nil` on the last.
  public let next: String?

  /// How many findings, and how many exports, stand on the page; all of them stand in the XML.
  public static let rowsPerPage = 100

  /// The weightiest findings.
  public let findings: ArraySlice<FindingLine>
  /// How many findings there are, in words; `nil` where all of them stand on the page.
  public let findingsMore: String?
  /// The first exports by path.
  public let sources: ArraySlice<PortfolioSourceLine>
  /// How many exports there are, in words; `nil` where all of them stand on the page.
  public let sourcesMore: String?

  /// How many renewals stand on the page; all of them stand in the XML.
  public static let renewalsPerPage = 50

  /// The nearest renewals.
  public let renewals: ArraySlice<RenewalLine>
  /// How many renewals there are, in words; `nil` where all of them stand on the page.
  public let renewalsMore: String?

  /// Whether this is the page with the summary.
  public var isFirst: Bool { number == 1 }

  /// The file's name without its ending: `portfolio`, `portfolio-2` and so on.
  public static func fileName(number: Int) -> String { number == 1 ? "portfolio" : "portfolio-\(number)" }
}

/// Cuts the report of the portfolio into pages; there is always at least one.
///
/// - Parameters:
///   - report: the report.
///   - wording: the words of the report's language.
///   - size: the number of customers on a page.
/// - Returns: the pages in order.
public func portfolioPages(
  of report: PortfolioReport, wording: Wording, size: Int = PortfolioPage.customersPerPage
) -> [PortfolioPage] {
  let all = report.customers.count + report.staleCustomers.count
  let pages = max((all + size - 1) / size, 1)
  let renewals = report.renewals.prefix(PortfolioPage.renewalsPerPage)
  let (findings, findingsMore) = shown(report.findings, wording: wording)
  let (sources, sourcesMore) = shown(report.sources, wording: wording)
  return (1...pages).map { number in
    let start = (number - 1) * size
    return PortfolioPage(
      report: report, number: number, customers: report.customers.dropFirst(start).prefix(size),
      staleCustomers: staleCustomers(of: report, from: start, size: size),
      place: pages == 1 ? nil : wording.text(.pageOf, wording.number(number), wording.number(pages)),
      previous: number == 1 ? nil : PortfolioPage.fileName(number: number - 1) + ".html",
      next: number == pages ? nil : PortfolioPage.fileName(number: number + 1) + ".html",
      findings: findings, findingsMore: findingsMore, sources: sources, sourcesMore: sourcesMore,
      renewals: renewals,
      renewalsMore: renewals.count == report.renewals.count
        ? nil : wording.text(.renewalsMore, wording.number(report.renewals.count)))
  }
}

/// The rows that stand on the page, and how many there are where not all of them do.
private func shown<Row>(_ rows: [Row], wording: Wording) -> (ArraySlice<Row>, String?) {
  let shown = rows.prefix(PortfolioPage.rowsPerPage)
  let more = wording.text(.rowsMore, wording.number(shown.count), wording.number(rows.count))
  return (shown, shown.count == rows.count ? nil : more)
}

/// The customers who are not ranked and follow after the ranked ones on a page that begins at `start`.
private func staleCustomers(
  of report: PortfolioReport, from start: Int, size: Int
) -> ArraySlice<StaleCustomer> {
  let ranked = report.customers.dropFirst(start).prefix(size).count
  let skipped = max(start - report.customers.count, 0)
  return report.staleCustomers.dropFirst(skipped).prefix(size - ranked)
}
