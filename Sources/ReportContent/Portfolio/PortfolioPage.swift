/// One file of the portfolio's report: the summary stands on the first, the customers follow in their order.
public struct PortfolioPage: Hashable, Sendable {
  /// How many customers stand on one page, so that it stays below 1 MB.
  public static let customersPerPage = 100

  /// The whole report; pages after the first show its customers only.
  public let report: PortfolioReport
  /// The page's number, from 1.
  public let number: Int
  /// The customers on this page.
  public let customers: ArraySlice<RankedCustomer>
  /// Where this page stands among all, in words; `nil` where there is only one.
  public let place: String?
  /// The file of the page before; `nil` on the first.
  public let previous: String?
  /// The file of the next page; `nil` on the last.
  public let next: String?

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
  let pages = max((report.customers.count + size - 1) / size, 1)
  return (1...pages).map { number in
    let start = (number - 1) * size
    return PortfolioPage(
      report: report, number: number,
      customers: report.customers[start..<min(start + size, report.customers.count)],
      place: pages == 1 ? nil : wording.text(.pageOf, wording.number(number), wording.number(pages)),
      previous: number == 1 ? nil : PortfolioPage.fileName(number: number - 1) + ".html",
      next: number == pages ? nil : PortfolioPage.fileName(number: number + 1) + ".html")
  }
}
