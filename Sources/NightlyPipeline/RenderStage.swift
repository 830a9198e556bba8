internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportRendering
internal import SettingsFiles
internal import SnapshotArchive

/// A report that is not published, and why.
public struct UnpublishedReport: Equatable, Sendable {
  /// The file below the night's folder.
  public let path: String
  /// What is wrong with it.
  public let reason: String
}

/// Renders all reports of a night into its staging folder, page after page of the portfolio on all processors.
struct RenderStage {
  let night: NightRecord
  let prepared: PreparedNight
  let staging: Staging
  private let context: ReportContext
  /// What was found valid so far; `nil` where every report is held against the schema.
  private let known: KnownBranches?
  /// Reports that are not published.
  private(set) var unpublished: [UnpublishedReport] = []
  /// Files written.
  private(set) var files = 0
  /// Those of them that are the very files of the night before.
  private(set) var linked = 0
  /// Where the night itself stands in the files.
  private(set) var nights: [NightPlace] = []
  private let unchanged: UnchangedPages?
  private let stop: StopSignal

  init(
    night: NightRecord, prepared: PreparedNight, staging: Staging, unchanged: UnchangedPages? = nil,
    renderedAgain: RenderedAgain? = nil, isValidatingAll: Bool, stop: StopSignal = .never
  ) {
    self.unchanged = unchanged
    self.stop = stop
    self.night = night
    self.prepared = prepared
    self.staging = staging
    context = prepared.context(of: night.facts, renderedAgain: renderedAgain)
    known = isValidatingAll ? nil : KnownBranches()
  }

  mutating func renderAll() throws(PublishingError) {
    try writePortfolioTable()
    let report = portfolioReport(of: night, context: context, wording: prepared.wordings.ofPartner)
    let pages = PortfolioPages(of: report, night: night)
    if let fault = fault(inSummaryOf: pages) {
      unpublished.append(fault)
      try render(pages, withPortfolio: false) { (_: MarkedText) throws(PublishingError) in }
      return
    }
    var isWhole = true
    try staging.write(to: portfolioXMLName) { file throws(PublishingError) in
      var (size, places) = (0, [NightPlace]())
      isWhole = try render(pages, withPortfolio: true) { part throws(PublishingError) in
        try file.append(part.bytes)
        places += part.nights.map {
          NightPlace(file: portfolioXMLName, bytes: $0.lowerBound + size..<$0.upperBound + size)
        }
        size += part.bytes.count
      }
      if isWhole { nights += places }
      if !isWhole { file.abandon() }
    }
    files += isWhole ? 1 : 0
  }

  private mutating func writePortfolioTable() throws(PublishingError) {
    var table = CSVWriter(columns: PortfolioTable.columns)
    for row in PortfolioTable.rows(of: night) { table.write(row) }
    try staging.write(table.bytes, to: "portfolio.csv")
    files += 1
  }

  /// What is wrong with the portfolio's XML before any customer stands in it.
  private func fault(inSummaryOf pages: PortfolioPages) -> UnpublishedReport? {
    let page = pages.page(1, of: [], context: context, wording: prepared.wordings.ofPartner)
    var renderer = ReportRenderer(prepared.templates, validator: prepared.validator, known: known)
    do throws(XMLFault) {
      try renderer.validate(page)
      return nil
    } catch {
      return UnpublishedReport(path: portfolioXMLName, reason: error.description)
    }
  }

  /// Renders all pages; returns whether each has its part of the XML, which are handed over in order.
  @discardableResult
  private mutating func render(
    _ pages: PortfolioPages, withPortfolio: Bool, append: (MarkedText) throws(PublishingError) -> Void
  ) throws(PublishingError) -> Bool {
    let (night, prepared, staging, context, known) = (night, prepared, staging, context, known)
    let (unchanged, stop) = (unchanged, stop)
    var isWhole = true
    var (unpublished, files, linked) = ([UnpublishedReport](), 0, 0)
    var nights: [NightPlace] = []
    try inParallel(count: pages.count, batchesOf: 1) {
      PageRendering(
        prepared: prepared, staging: staging, context: context.copied, known: known, unchanged: unchanged)
    } _: { (rendering, numbers) throws(PublishingError) in
      guard !stop.isGiven else { return RenderedPage() }
      return try rendering.render(
        page: numbers.lowerBound + 1, of: pages, night: night, withPortfolio: withPortfolio)
    } inOrder: { (page: RenderedPage) throws(PublishingError) in
      // The parts make one file, which is named once.
      unpublished += page.unpublished.filter { isWhole || $0.path != portfolioXMLName }
      if let part = page.part { try append(part) } else { isWhole = false }
      files += page.files
      linked += page.linked
      nights += page.nights
    }
    self.unpublished += unpublished
    self.files += files
    self.linked += linked
    self.nights += nights
    return isWhole
  }
}
