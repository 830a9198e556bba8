internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// What the partner's own report says of the whole portfolio; it is internal.
public struct PortfolioReport: Hashable, Sendable {
  /// The language, such as `en`.
  public let language: String
  /// The page's title.
  public let title: String
  /// How the report can differ from the published one, in words and for machines; `nil` where it is that one.
  public let renderedAgain: RenderedAgainLine?
  /// The night, `yyyy-MM-dd`.
  public let night: String
  /// The night in words.
  public let nightWords: String
  /// The latest data date, `yyyy-MM-dd`; `nil` where no export has one.
  public let dataDate: String?
  /// The same day in words.
  public let dataDateWords: String?
  /// How many customers, and how many the figures rest on.
  public let coverage: CoverageSection
  /// How many customers have which problem.
  public let problems: [ProblemLine]
  /// The use of each service over the licenses sold, for the customers of whom these are known.
  public let services: UsageSection
  /// The use of each service over the licensed people, for all customers with user detail; never mixed with the other.
  public let servicesOfLicensed: UsageSection
  /// The deployment of each product over all customers.
  public let products: [PortfolioLine]
  /// The requests over all customers.
  public let support: [PortfolioLine]
  /// Customers whose use of a service clearly became more or less; `nil` where nights are not recorded.
  public let movers: MoversSection?
  /// The commitments that end soon, the nearest first.
  public private(set) var renewals: [RenewalLine]
  /// What is to be said about the exports.
  public private(set) var findings: [FindingLine]
  /// The exports.
  public private(set) var sources: [PortfolioSourceLine]
  /// All figures for machines.
  public private(set) var figures: [PortfolioFigure]
}

/// The use of the services over one basis.
public struct UsageSection: Hashable, Sendable {
  /// How many customers have a figure over this basis.
  public let customers: Int
  /// What the shares are held against, and how many customers they rest on, in words.
  public let lead: String
  /// The services.
  public let lines: [PortfolioLine]
}

/// How many customers the figures rest on.
public struct CoverageSection: Hashable, Sendable {
  /// All customers.
  public let customers: Int
  /// Those with a usage export.
  public let withUsage: Int
  /// Those with holdings.
  public let withHoldings: Int
  /// Those whom a help desk's export covers.
  public let withSupport: Int
  /// Those with at least one piece of advice.
  public let withAdvice: Int
}

/// How many customers have one of the problems.
public struct ProblemLine: Hashable, Sendable {
  /// The problem's id.
  public let problem: String
  /// The problem in words.
  public let words: String
  /// The number of customers.
  public let customers: Int
}

/// Makes the report of the portfolio.
///
/// - Parameters:
///   - record: the night.
///   - context: what all reports of the night share.
///   - wording: the words of the partner's language.
/// - Returns: the report.
public func portfolioReport(
  of record: NightRecord, context: ReportContext, wording: Wording
) -> PortfolioReport {
  PortfolioReport(
    language: wording.language, title: wording.text(.portfolioTitle),
    renderedAgain: context.renderedAgain.map { RenderedAgainLine($0, wording: wording) },
    night: record.night.description,
    nightWords: wording.day(record.night), dataDate: record.dataDate?.description,
    dataDateWords: record.dataDate.map(wording.day), coverage: CoverageSection(record),
    problems: problemLines(of: record, wording: wording),
    services: UsageSection(of: record, over: .entitled, catalog: context.catalog, wording: wording),
    servicesOfLicensed: UsageSection(
      of: record, over: .assigned, catalog: context.catalog, wording: wording),
    products: productLines(of: record, wording: wording), support: supportLines(of: record, wording: wording),
    movers: moversSection(of: record, catalog: context.catalog, wording: wording),
    renewals: renewalLines(of: record, wording: wording),
    findings: record.findings.map { FindingLine($0, wording: wording) },
    sources: portfolioSourceLines(of: record, wording: wording),
    figures: record.portfolio.measures.map(PortfolioFigure.init))
}

extension PortfolioReport {
  /// The report without what grows with the portfolio.
  var withoutLists: PortfolioReport {
    var report = self
    (report.renewals, report.findings, report.sources, report.figures) = ([], [], [], [])
    return report
  }
}

extension CoverageSection {
  fileprivate init(_ record: NightRecord) {
    customers = record.customers.count
    withUsage = record.facts.customers.count { $0.usageDate != nil }
    withHoldings = record.facts.customers.count { !$0.holdings.isEmpty }
    withSupport = record.facts.customers.count { $0.support != nil }
    withAdvice = record.standings.count { !$0.problems.isEmpty }
  }
}

extension UsageSection {
  fileprivate init(of record: NightRecord, over basis: Basis, catalog: ServiceCatalog, wording: Wording) {
    customers = record.standings.count {
      basis == .entitled ? $0.isUsageOnEntitled : $0.isUsageOnAssigned
    }
    lead = wording.text(
      basis == .entitled ? .usageLeadEntitled : .usageLeadAssigned, wording.number(customers))
    lines = serviceLines(of: record, over: basis, catalog: catalog, wording: wording)
  }
}

private func problemLines(of record: NightRecord, wording: Wording) -> [ProblemLine] {
  var customers: [Problem: Int] = [:]
  for standing in record.standings {
    for problem in standing.problems { customers[problem, default: 0] += 1 }
  }
  return Problem.allCases.map {
    ProblemLine(
      problem: $0.rawValue, words: wording.text(.problem($0)), customers: customers[$0] ?? 0)
  }
}
