/// One file of the portfolio's report: the summary stands on the first, the customers follow in their order.
public struct PortfolioPage: Hashable, Sendable {
  /// How many customers stand on one page, so that it stays below 1 MB.
  public static let customersPerPage = 50

  /// The whole report; pages after the first show its customers only.
  public private(set) var report: PortfolioReport
  /// The page's number, from 1.
  public let number: Int
  /// The customers on this page.
  public private(set) var customers: [RankedCustomer]
  /// The customers on this page who are not ranked, after all that are.
  public let staleCustomers: [StaleCustomer]
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

  /// Whether the last of the ranked customers stands on this page; the first page where nobody is ranked.
  public let endsRanking: Bool

  /// The page with other customers on it.
  public func with(customers: [RankedCustomer]) -> PortfolioPage {
    var page = self
    page.customers = customers
    return page
  }

  /// The page with as little before and behind its customers as a report may have.
  public var withoutSummary: PortfolioPage {
    var page = self
    page.report = report.withoutLists
    return page
  }

  /// Whether this is the page with the summary.
  public var isFirst: Bool { number == 1 }

  /// Whether no page follows.
  public var isLast: Bool { next == nil }

  /// The file's name without its ending: `portfolio`, `portfolio-2` and so on.
  public static func fileName(number: Int) -> String { number == 1 ? "portfolio" : "portfolio-\(number)" }
}

extension PortfolioPage {
  init(
    report: PortfolioReport, number: Int, pages: Int, customers: [RankedCustomer],
    staleCustomers: [StaleCustomer], endsRanking: Bool, wording: Wording
  ) {
    self.report = report
    self.number = number
    (self.customers, self.staleCustomers, self.endsRanking) = (customers, staleCustomers, endsRanking)
    place = pages == 1 ? nil : wording.text(.pageOf, wording.number(number), wording.number(pages))
    previous = number == 1 ? nil : Self.fileName(number: number - 1) + ".html"
    next = number == pages ? nil : Self.fileName(number: number + 1) + ".html"
    (findings, findingsMore) = shown(report.findings, wording: wording)
    (sources, sourcesMore) = shown(report.sources, wording: wording)
    renewals = report.renewals.prefix(Self.renewalsPerPage)
    renewalsMore =
      renewals.count == report.renewals.count
      ? nil : wording.text(.renewalsMore, wording.number(report.renewals.count))
  }
}

private func shown<Row>(_ rows: [Row], wording: Wording) -> (ArraySlice<Row>, String?) {
  let shown = rows.prefix(PortfolioPage.rowsPerPage)
  let more = wording.text(.rowsMore, wording.number(shown.count), wording.number(rows.count))
  return (shown, shown.count == rows.count ? nil : more)
}
