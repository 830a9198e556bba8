package import MustacheTemplates
package import ReportContent

/// The keys of the templates `html/portfolio` and `xml/portfolio`.
package enum PortfolioReportKeys {
  /// Those of a page.
  package static var page: Keys<PortfolioPage> {
    Keys<PortfolioPage>(
      .flag("is-first", "The page with the summary.") { $0.isFirst },
      .number("number", "The page's number, from 1.") { $0.number },
      .text("place", "Where the page stands among all, in words; absent where there is only one.") {
        $0.place
      },
      .text("previous", "The file of the page before.") { $0.previous },
      .text("next", "The file of the next page.") { $0.next },
      .record("report", "The whole report.", report) { $0.report },
      .list("customers", "The customers on this page.", RankedCustomerKeys.customer) { $0.customers },
      .flag("has-ranked", "Customers stand on this page in their ranks.") { !$0.customers.isEmpty },
      .flag("has-stale", "Customers who are not ranked stand on this page.") { !$0.staleCustomers.isEmpty },
      .list("stale-customers", "Those customers.", RankedCustomerKeys.stale) { $0.staleCustomers },
      .flag("has-renewals", "Some commitment ends soon.") { !$0.renewals.isEmpty },
      .list("renewals", "The nearest renewals.", RankedCustomerKeys.renewal) { Array($0.renewals) },
      .list("shown-findings", "The weightiest findings about the exports.", finding) { Array($0.findings) },
      .text("findings-more", "How many findings there are, where not all stand on the page.") {
        $0.findingsMore
      },
      .list("shown-sources", "The first exports by path.", source) { Array($0.sources) },
      .text("sources-more", "How many exports there are, where not all stand on the page.") {
        $0.sourcesMore
      },
      .text("renewals-more", "How many renewals there are, where not all stand on the page.") {
        $0.renewalsMore
      })
  }

  static var report: Keys<PortfolioReport> {
    Keys<PortfolioReport>(
      .text("language", "The page's language, such as en.") { $0.language },
      .text("title", "The page's title.") { $0.title },
      .text("rendered-again", "What can differ from the published report, for machines; absent in that one.")
      {
        $0.renderedAgain?.tokens
      },
      .text("rendered-again-words", "The same in words.") { $0.renderedAgain?.words },
      .text("night", "The night, yyyy-MM-dd.", isMarked: true) { $0.night },
      .text("night-words", "The night in words.", isMarked: true) { $0.nightWords },
      .text("data-date", "The latest data date, yyyy-MM-dd.") { $0.dataDate },
      .text("data-date-words", "The same day in words.") { $0.dataDateWords },
      .record("coverage", "How many customers the figures rest on.", coverage) { $0.coverage },
      .list("problems", "How many customers have which problem.", problem) { $0.problems },
      .record("usage-entitled", "The use of each service over the licenses sold.", usage) { $0.services },
      .record("usage-assigned", "The use of each service over the licensed people.", usage) {
        $0.servicesOfLicensed
      },
      .flag("has-products", "Something is sold.") { !$0.products.isEmpty },
      .list("products", "The deployment of each product over all customers.", line) { $0.products },
      .flag("has-support", "A help desk's export was read.") { !$0.support.isEmpty },
      .list("support", "The requests over all customers.", line) { $0.support },
      .record(
        "movers", "Whose use clearly became more or less; absent where nights are not recorded.",
        HistoryKeys.movers
      ) {
        $0.movers
      },
      .number("number-of-renewals", "How many commitments end soon.") { $0.renewals.count },
      .flag("has-findings", "There is something to say about the exports.") { !$0.findings.isEmpty },
      .list("findings", "What is to be said about the exports.", finding) { $0.findings },
      .list("sources", "The exports.", source) { $0.sources })
  }

  /// A part of the report as machines read it; all parts one after the other are the whole.
  static var part: Keys<PortfolioPart> {
    Keys<PortfolioPart>(
      .flag("begins", "The part begins the report: all before the customers stands here.") { $0.begins },
      .flag("ends-ranking", "The last of the ranked customers stands here.") { $0.endsRanking },
      .flag("ends", "The part ends the report: all after the customers stands here.") { $0.ends },
      .record("report", "The whole report; present where the part begins or ends it.", report) {
        $0.begins || $0.ends ? $0.page.report : nil
      },
      .list(
        "customers", "The customers of the part, whom to train first at the top.", RankedCustomerKeys.customer
      ) {
        $0.page.customers
      },
      .list("stale-customers", "The customers of the part who are not ranked.", RankedCustomerKeys.stale) {
        $0.page.staleCustomers
      },
      .list(
        "renewals", "The commitments that end soon, where the part ends the report.",
        RankedCustomerKeys.renewal
      ) {
        $0.ends ? $0.page.report.renewals : []
      },
      .list("figures", "All figures for machines, where the part begins the report.", figure) {
        $0.begins ? $0.page.report.figures : []
      })
  }

  static var coverage: Keys<CoverageSection> {
    Keys<CoverageSection>(
      .number("all", "All customers.") { $0.customers },
      .number("with-usage", "Customers with a usage export.") { $0.withUsage },
      .number("with-holdings", "Customers with holdings.") { $0.withHoldings },
      .number("with-support", "Customers whom a help desk's export covers.") { $0.withSupport },
      .number("with-advice", "Customers with advice.") { $0.withAdvice })
  }

  static var usage: Keys<UsageSection> {
    Keys<UsageSection>(
      .flag("has-services", "Some service is used.") { !$0.lines.isEmpty },
      .number("number-of-customers", "How many customers have a figure over this basis.") { $0.customers },
      .text("lead", "What the shares are held against, and how many customers they rest on.") { $0.lead },
      .list("services", "The services.", line) { $0.lines })
  }

  static var problem: Keys<ProblemLine> {
    Keys<ProblemLine>(
      .text("problem", "The problem's id.") { $0.problem },
      .text("words", "The problem in words.") { $0.words },
      .number("number-of-customers", "How many customers.") { $0.customers })
  }

  static var chart: Keys<DistributionChart> {
    Keys<DistributionChart>(
      .text("chart-description", "What the chart shows, in words.") { $0.description },
      .number("line-start", "Where the line from the 10th to the 90th percentile begins, of 1000.") {
        $0.lineStart
      },
      .number("line-width", "Its width.") { $0.line },
      .number("box-start", "Where the box from the 25th to the 75th percentile begins, of 1000.") {
        $0.boxStart
      },
      .number("box-width", "Its width.") { $0.box },
      .number("median", "Where the median stands, of 1000.") { $0.median })
  }

  static var line: Keys<PortfolioLine> {
    Keys<PortfolioLine>(
      .text("subject", "A service's slug, a part number, or the measure's id.") { $0.subject },
      .text("name", "The subject in words.") { $0.name },
      .text("number-of-customers", "How many customers the figure rests on.") { $0.customers },
      .text("numerator", "The sum of what is counted.") { $0.numerator },
      .text("denominator", "The sum of the denominators.") { $0.denominator },
      .text("value", "The ratio of the sums.") { $0.value },
      .text("minimum", "The smallest ratio.") { $0.minimum },
      .text("p10", "The 10th percentile.") { $0.p10 },
      .text("p25", "The 25th percentile.") { $0.p25 },
      .text("p50", "The median.") { $0.p50 },
      .text("p75", "The 75th percentile.") { $0.p75 },
      .text("p90", "The 90th percentile.") { $0.p90 },
      .text("maximum", "The largest ratio.") { $0.maximum },
      .record("chart", "The same as a chart.", chart) { $0.chart })
  }

  static var figure: Keys<PortfolioFigure> {
    Keys<PortfolioFigure>(
      .text("scope", "customer, service or product.") { $0.scope },
      .text("subject", "A service's slug, a part number, or *.") { $0.subject },
      .text("measure", "The measure's id.") { $0.measure },
      .text("basis", "What the denominators count.") { $0.basis },
      .number("number-of-customers", "How many customers the figure rests on.") { $0.customers },
      .number("numerator", "The sum of what is counted.") { $0.numerator },
      .number("denominator", "The sum of the denominators.") { $0.denominator },
      .text("percent", "The ratio of the sums, one decimal.") { $0.percent },
      .text("minimum", "The smallest ratio, six decimals.") { $0.minimum },
      .text("p10", "The 10th percentile.") { $0.p10 },
      .text("p25", "The 25th percentile.") { $0.p25 },
      .text("p50", "The median.") { $0.p50 },
      .text("p75", "The 75th percentile.") { $0.p75 },
      .text("p90", "The 90th percentile.") { $0.p90 },
      .text("maximum", "The largest ratio.") { $0.maximum })
  }

  static var finding: Keys<FindingLine> {
    Keys<FindingLine>(
      .text("severity", "refusal, warning or note.") { $0.severity },
      .text("severity-words", "The severity in words.") { $0.severityWords },
      .text("code", "The finding's id.") { $0.code },
      .text("words", "The finding in words.") { $0.words },
      .text("file", "The file.") { $0.file },
      .number("line", "The line, from 1.") { $0.line },
      .number("column", "The column, from 1.") { $0.column },
      .text("customer", "The customer's id.") { $0.customer },
      .number("count", "How many records or files.") { $0.count },
      .text("expected", "What was expected, in English.") { $0.expected },
      .text("found", "What was found, in English.") { $0.found })
  }

  static var source: Keys<PortfolioSourceLine> {
    Keys<PortfolioSourceLine>(
      .text("path", "The path below the exports folder.") { $0.path },
      .text("kind", "The kind of the export.") { $0.kind },
      .text("name", "The kind in words.") { $0.name },
      .number("records", "Records read.") { $0.records },
      .number("used", "Records used.") { $0.used },
      .number("left-out", "Records left out.") { $0.leftOut },
      .number("rejected", "Records set aside.") { $0.rejected },
      .text("records-words", "Records read, in words.") { $0.recordsWords },
      .text("used-words", "Records used, in words.") { $0.usedWords },
      .text("left-out-words", "Records left out, in words.") { $0.leftOutWords },
      .text("rejected-words", "Records set aside, in words.") { $0.rejectedWords },
      .text("first-date", "The first data date, yyyy-MM-dd.") { $0.firstDate },
      .text("last-date", "The last data date, yyyy-MM-dd.") { $0.lastDate },
      .number("number-of-customers", "The customers whom it tells about.") { $0.customers })
  }
}
