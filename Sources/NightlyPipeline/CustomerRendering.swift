internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportRendering

/// What the reports of some customers came to.
struct RenderedCustomers: Sendable {
  /// Reports that are not published.
  var unpublished: [UnpublishedReport] = []
  /// Files written.
  var files = 0
  /// The customers' rows of `measures.csv`.
  var measures = CSVWriter()
  /// The customers' rows of `recommendations.csv`.
  var recommendations = CSVWriter()
}

/// Renders customer after customer; each worker has one of its own.
struct CustomerRendering {
  private let prepared: PreparedNight
  private let staging: Staging
  private let context: ReportContext
  private var renderer: ReportRenderer
  /// What was rendered so far.
  private(set) var rendered = RenderedCustomers()

  init(prepared: PreparedNight, staging: Staging, context: ReportContext) {
    (self.prepared, self.staging, self.context) = (prepared, staging, context)
    renderer = ReportRenderer(prepared.templates)
  }

  /// Renders one customer's page and XML into the staging folder, and adds the customer's rows to the tables.
  mutating func render(_ customer: CustomerRecord) throws(PublishingError) {
    for row in MeasuresTable.rows(of: customer, sources: context.sources) { rendered.measures.write(row) }
    for row in RecommendationsTable.rows(of: customer) { rendered.recommendations.write(row) }
    let name = "customers/" + pageName(of: customer.facts.customer)
    let wording = prepared.wording(for: customer.facts.customer.language)
    let (html, xml) = renderer.render(customerReport(of: customer, context: context, wording: wording))
    if let fault = prepared.fault(in: xml, named: name + ".xml") {
      rendered.unpublished.append(fault)
      return
    }
    try staging.write(html, to: name + ".html")
    try staging.write(xml, to: name + ".xml")
    rendered.files += 2
  }
}

extension PreparedNight {
  /// What is wrong with a report, if anything is: nothing invalid is published.
  func fault(in xml: [UInt8], named name: String) -> UnpublishedReport? {
    do throws(XMLFault) {
      try validator.validate(xml)
      return nil
    } catch {
      return UnpublishedReport(path: name, reason: error.description)
    }
  }
}
