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

/// Renders all reports of a night into its staging folder, customers and pages on all processors.
struct RenderStage {
  let record: NightRecord
  let prepared: PreparedNight
  let staging: Staging
  private let context: ReportContext
  /// Reports that are not published.
  private(set) var unpublished: [UnpublishedReport] = []
  /// Files written.
  private(set) var files = 0

  init(record: NightRecord, prepared: PreparedNight, staging: Staging) {
    self.record = record
    self.prepared = prepared
    self.staging = staging
    context = prepared.context(of: record)
  }

  mutating func renderAll() throws(PublishingError) {
    try renderPortfolio()
    try renderCustomers()
  }

  /// Renders the portfolio's pages, XML and table.
  private mutating func renderPortfolio() throws(PublishingError) {
    var table = CSVWriter(columns: PortfolioTable.columns)
    for row in PortfolioTable.rows(of: record) { table.write(row) }
    try write(table.bytes, to: "portfolio.csv")
    let wording = prepared.defaultWording
    let report = portfolioReport(of: record, context: context, wording: wording)
    var renderer = ReportRenderer(prepared.templates)
    let xml = renderer.renderXML(report)
    if let fault = prepared.fault(in: xml, named: "portfolio.xml") {
      unpublished.append(fault)
      return
    }
    try write(xml, to: "portfolio.xml")
    let (prepared, staging) = (prepared, staging)
    files += try inParallel(portfolioPages(of: report, wording: wording)[...], batchesOf: 8) {
      pages throws(PublishingError) in
      var renderer = ReportRenderer(prepared.templates)
      for page in pages {
        try staging.write(renderer.render(page), to: PortfolioPage.fileName(number: page.number) + ".html")
      }
      return [pages.count]
    }.reduce(0, +)
  }

  /// Renders the customers' pages, XML and the tables with a row a customer's figure.
  ///
  /// The tables grow with the portfolio; they are written in rounds, so that memory holds one round of them.
  private mutating func renderCustomers() throws(PublishingError) {
    let customersPerRound = 512
    var (unpublished, files) = ([UnpublishedReport](), 0)
    try staging.write(to: "measures.csv") { measures throws(PublishingError) in
      try measures.append(CSVWriter(columns: MeasuresTable.columns).bytes)
      try staging.write(to: "recommendations.csv") { recommendations throws(PublishingError) in
        try recommendations.append(CSVWriter(columns: RecommendationsTable.columns).bytes)
        for start in stride(from: 0, to: record.customers.count, by: customersPerRound) {
          for rendered in try render(record.customers.dropFirst(start).prefix(customersPerRound)) {
            try measures.append(rendered.measures.bytes)
            try recommendations.append(rendered.recommendations.bytes)
            unpublished += rendered.unpublished
            files += rendered.files
          }
        }
      }
    }
    self.unpublished += unpublished
    self.files += files + 2
  }

  /// Renders a round of customers.
  private func render(_ customers: ArraySlice<CustomerRecord>) throws(PublishingError) -> [RenderedCustomers]
  {
    let (prepared, staging, context) = (prepared, staging, context)
    return try inParallel(customers, batchesOf: 32) { customers throws(PublishingError) in
      var rendering = CustomerRendering(prepared: prepared, staging: staging, context: context)
      for customer in customers { try rendering.render(customer) }
      return [rendering.rendered]
    }
  }

  private mutating func write(_ bytes: [UInt8], to path: String) throws(PublishingError) {
    try staging.write(bytes, to: path)
    files += 1
  }
}
