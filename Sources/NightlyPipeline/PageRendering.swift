internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportRendering
internal import SnapshotArchive

/// What one page of the portfolio and its customers' reports came to.
struct RenderedPage: Sendable {
  /// Reports that are not published.
  var unpublished: [UnpublishedReport] = []
  /// Files written.
  var files = 0
  /// Those of them that are the very files of the night before.
  var linked = 0
  /// The customers' part of the portfolio's XML; `nil` where it is not valid.
  var part: MarkedText?
  /// Where the night stands in the page.
  var nights: [NightPlace] = []
}

/// Renders page after page of the portfolio, each with the reports of its customers; each worker has one of its own.
struct PageRendering {
  private let wordings: Wordings
  private let staging: Staging
  private let context: ReportContext
  private var renderer: ReportRenderer
  private let isUnchanged: [Bool]
  private var linker: FileLinker?

  init(
    prepared: PreparedNight, staging: Staging, context: ReportContext, known: KnownBranches?,
    unchanged: UnchangedPages?
  ) {
    isUnchanged = unchanged?.isUnchanged ?? []
    linker = unchanged?.linker(into: staging)
    (self.staging, self.context) = (staging, context)
    wordings = Wordings(prepared.settings)
    renderer = ReportRenderer(prepared.templates, validator: prepared.validator, known: known)
  }

  /// Renders the customers of a page, the page and its part of the XML into the staging folder.
  ///
  /// - Parameters:
  ///   - number: the page's number, from 1.
  ///   - pages: the portfolio's pages.
  ///   - night: the night.
  ///   - withPortfolio: whether the page itself is published.
  /// - Returns: what it came to.
  /// - Throws: what writing throws.
  mutating func render(
    page number: Int, of pages: PortfolioPages, night: NightRecord, withPortfolio: Bool
  ) throws(PublishingError) -> RenderedPage {
    var rendered = RenderedPage()
    var rows: [PortfolioRow] = []
    let places = pages.places(onPage: number)
    for index in places.indices {
      let record = night.customers.record(at: places[index], by: context)
      let writer = CustomerWriter(
        record, context: context, wording: wordings.wording(for: record.facts.customer.language))
      if try !link(writer, at: places[index], into: &rendered) { try render(writer, into: &rendered) }
      // The record is large: the row is drawn up while it is at hand, and it is dropped.
      if withPortfolio { rows.append(pages.row(at: index, by: writer, wording: wordings.ofPartner)) }
    }
    guard withPortfolio else { return rendered }
    let page = pages.page(number, with: rows, wording: wordings.ofPartner)
    do throws(XMLFault) {
      rendered.part = try renderer.renderXML(page)
    } catch {
      // The page itself stays: others have links to it.
      rendered.unpublished.append(UnpublishedReport(path: portfolioXMLName, reason: error.description))
    }
    let html = renderer.render(page)
    let name = PortfolioPage.fileName(number: number) + ".html"
    try staging.write(html.bytes, to: name)
    rendered.nights = html.nights.map { NightPlace(file: name, bytes: $0) }
    rendered.files += 1
    return rendered
  }

  /// Takes the page and XML of the night before where they are the same; returns whether they are.
  private mutating func link(
    _ writer: CustomerWriter, at place: Int, into rendered: inout RenderedPage
  ) throws(PublishingError) -> Bool {
    guard place < isUnchanged.count, isUnchanged[place], linker != nil else { return false }
    let name = "customers/" + pageName(of: writer.customer)
    guard try linker?.link([name + ".html", name + ".xml"]) ?? false else { return false }
    rendered.files += 2
    rendered.linked += 2
    return true
  }

  /// Renders one customer's page and XML; nothing invalid is published.
  private mutating func render(
    _ writer: CustomerWriter, into rendered: inout RenderedPage
  ) throws(PublishingError) {
    let name = "customers/" + pageName(of: writer.customer)
    let (html, xml): ([UInt8], [UInt8])
    do throws(XMLFault) {
      (html, xml) = try renderer.render(customerReport(by: writer))
    } catch {
      rendered.unpublished.append(UnpublishedReport(path: name + ".xml", reason: error.description))
      return
    }
    try staging.write(html, to: name + ".html")
    try staging.write(xml, to: name + ".xml")
    rendered.files += 2
  }
}

/// The file with the portfolio's XML.
let portfolioXMLName = "portfolio.xml"
