internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportRendering
internal import SettingsFiles

/// A report that is not published, and why.
public struct UnpublishedReport: Equatable, Sendable {
  /// The file below the night's folder.
  public let path: String
  /// What is wrong with it.
  public let reason: String
}

/// Renders all reports of a night into its staging folder.
struct RenderStage {
  let record: NightRecord
  let prepared: PreparedNight
  let staging: Staging
  private let context: ReportContext
  private var renderer: ReportRenderer
  /// Reports that are not published.
  private(set) var unpublished: [UnpublishedReport] = []
  /// Files written.
  private(set) var files = 0

  init(record: NightRecord, prepared: PreparedNight, staging: Staging) {
    self.record = record
    self.prepared = prepared
    self.staging = staging
    context = ReportContext(
      catalog: prepared.settings.catalog.learning(record.learnedProducts),
      playbook: prepared.settings.playbook, sources: record.sources)
    renderer = ReportRenderer(prepared.templates)
  }

  mutating func renderAll() throws(PublishingError) {
    try renderPortfolio()
    for customer in record.customers { try render(customer) }
    try renderTables()
  }

  private mutating func render(_ customer: CustomerRecord) throws(PublishingError) {
    guard let wording = prepared.wording(for: customer.facts.customer.language) else { return }
    let report = customerReport(of: customer, context: context, wording: wording)
    let (html, xml) = renderer.render(report)
    let name = "customers/" + pageName(of: customer.facts.customer)
    guard isValid(xml, named: name + ".xml") else { return }
    try write(html, to: name + ".html")
    try write(xml, to: name + ".xml")
  }

  private mutating func renderPortfolio() throws(PublishingError) {
    guard let wording = prepared.wording(for: nil) else { return }
    let report = portfolioReport(of: record, context: context, wording: wording)
    let xml = renderer.renderXML(report)
    guard isValid(xml, named: "portfolio.xml") else { return }
    try write(xml, to: "portfolio.xml")
    for page in portfolioPages(of: report, wording: wording) {
      try write(renderer.render(page), to: PortfolioPage.fileName(number: page.number) + ".html")
    }
  }

  private mutating func renderTables() throws(PublishingError) {
    var measures = CSVWriter(columns: MeasuresTable.columns)
    var recommendations = CSVWriter(columns: RecommendationsTable.columns)
    var portfolio = CSVWriter(columns: PortfolioTable.columns)
    for customer in record.customers {
      for row in MeasuresTable.rows(of: customer, sources: record.sources) { measures.write(row) }
      for row in RecommendationsTable.rows(of: customer) { recommendations.write(row) }
    }
    for row in PortfolioTable.rows(of: record) { portfolio.write(row) }
    try write(measures.bytes, to: "measures.csv")
    try write(recommendations.bytes, to: "recommendations.csv")
    try write(portfolio.bytes, to: "portfolio.csv")
  }

  /// Whether a report may be published: nothing invalid is.
  private mutating func isValid(_ xml: [UInt8], named name: String) -> Bool {
    do throws(XMLFault) {
      try prepared.validator.validate(xml)
      return true
    } catch {
      unpublished.append(UnpublishedReport(path: name, reason: error.description))
      return false
    }
  }

  private mutating func write(_ bytes: [UInt8], to path: String) throws(PublishingError) {
    try staging.write(bytes, to: path)
    files += 1
  }
}
