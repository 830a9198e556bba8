// The texts of the customer's page.
extension TextKey {
  static let customerTitle = TextKey("customer.title", "customer")
  static let barOfLicensed = TextKey("customer.bar-licensed", "active", "quiet", "idle", "licensed")
  static let barOfEntitled = TextKey(
    "customer.bar-entitled", "active", "quiet", "idle", "unassigned", "entitled")
  static let barOfReported = TextKey("customer.bar-reported", "active", "entitled")
  static let barOverlap = TextKey("customer.bar-overlap", "overlap")
  static let overAssigned = TextKey("customer.over-assigned-by", "units")
  static let unfitServices = TextKey("customer.units-do-not-fit", "services")
  static let excess = TextKey("customer.excess", "service", "active", "licensed", "percent")
  static let excessOverEntitled = TextKey(
    "customer.excess-over-entitled", "service", "active", "entitled", "percent")
  static let excessTurnover = TextKey("customer.excess-turnover", "people")
  static let excessTrial = TextKey("customer.excess-trial", "people")
  static let excessTrialUnknown = TextKey("customer.excess-trial-unknown")
  static let excessLapsed = TextKey("customer.excess-lapsed", "people")
  static let excessUnitsUnknown = TextKey("customer.excess-units-unknown")
  static let excessYammer = TextKey("customer.excess-yammer", "people")
  static let excessUnexplained = TextKey("customer.excess-unexplained", "people")
  static let excessCounted = TextKey("customer.excess-counted", "people")
  static let excessOverAssigned = TextKey("customer.excess-over-assigned", "units")
  static let excessApart = TextKey("customer.excess-apart")
  static let excessTrialAtMost = TextKey("customer.excess-trial-at-most", "units")
  static let excessLapsedAtMost = TextKey("customer.excess-lapsed-at-most", "units")
  static let excessRest = TextKey("customer.excess-rest", "rest")
  static let coveredDays = TextKey("customer.covered-days", "days")
  static let supportChange = TextKey("customer.support-change", "change", "current", "previous")

  static let ofCustomerPages: [TextKey] = [
    customerTitle, barOfLicensed, barOfEntitled, barOfReported, barOverlap, overAssigned, unfitServices,
    excess,
    excessOverEntitled, excessTurnover, excessTrial, excessTrialUnknown, excessLapsed, excessUnitsUnknown,
    excessYammer, excessUnexplained, excessCounted, excessOverAssigned, excessApart, excessTrialAtMost,
    excessLapsedAtMost, excessRest, coveredDays, supportChange,
  ]
}

// The texts of the portfolio's pages.
extension TextKey {
  static let portfolioTitle = TextKey("portfolio.title")
  static let pageOf = TextKey("portfolio.page-of", "page", "pages")
  static let distribution = TextKey(
    "portfolio.distribution-description", "median", "p25", "p75", "minimum", "maximum")
  static let usageLeadEntitled = TextKey("portfolio.usage-lead-entitled", "customers")
  static let usageLeadAssigned = TextKey("portfolio.usage-lead-assigned", "customers")
  static let assistanceChange = TextKey("portfolio.assistance-change", "change", "current", "previous")
  static let soldByUs = TextKey("portfolio.sold-by-us", "product", "own", "units")
  static let soldByUsOnly = TextKey("portfolio.sold-by-us-only", "product", "own")
  static let staleSince = TextKey("portfolio.stale-since", "day")
  static let rowsMore = TextKey("portfolio.rows-more", "shown", "all")
  static let renewalsMore = TextKey("portfolio.renewals-more", "all")

  static let ofPortfolioPages: [TextKey] = [
    portfolioTitle, pageOf, distribution, usageLeadEntitled, usageLeadAssigned, assistanceChange, soldByUs,
    soldByUsOnly, staleSince, rowsMore, renewalsMore,
  ]
}
