internal import ReportContent

/// A page of the portfolio as a part of its XML.
struct PortfolioPart {
  let page: PortfolioPage
  /// Whether the part begins the report.
  let begins: Bool
  /// Whether the last of the ranked customers stands here.
  let endsRanking: Bool
  /// Whether the part ends the report.
  let ends: Bool

  /// The page in its place among the others.
  init(_ page: PortfolioPage) {
    self.page = page
    (begins, endsRanking, ends) = (page.isFirst, page.endsRanking, page.isLast)
  }

  /// One customer of a page, and nothing before and behind.
  init(_ customer: RankedCustomer, of page: PortfolioPage) {
    self.page = page.with(customers: [customer])
    (begins, endsRanking, ends) = (false, false, false)
  }

  /// The page as if there were no other: a document of its own.
  ///
  /// What stands before and behind the customers is the same on all pages, and stands on the first one only.
  init(alone page: PortfolioPage) {
    self.page = page.isFirst ? page : page.withoutSummary
    (begins, endsRanking, ends) = (true, true, true)
  }
}
