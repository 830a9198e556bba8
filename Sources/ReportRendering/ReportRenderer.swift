internal import MustacheTemplates
public import ReportContent

/// Turns reports into pages; each worker makes one of its own.
///
/// Its buffers are reused, and its keys are nobody else's: threads that read the same closures or arrays fight over their
/// reference counts.
public struct ReportRenderer: Sendable {
  private struct Renderers: Sendable {
    var customerHTML, customerXML, portfolioHTML, portfolioXML: Renderer

    init(_ programs: ReportTemplates.Programs) {
      customerHTML = Renderer(programs.customerHTML)
      customerXML = Renderer(programs.customerXML)
      portfolioHTML = Renderer(programs.portfolioHTML)
      portfolioXML = Renderer(programs.portfolioXML)
    }
  }

  private let templates: ReportTemplates
  private let validator: XMLValidator
  private let known: KnownBranches?
  private let customerKeys = CustomerReportKeys.report
  private let pageKeys = PortfolioReportKeys.page
  private let partKeys = PortfolioReportKeys.part
  private var renderers: [String: Renderers] = [:]
  private var tape = Tape()
  /// What it learned of them, so that it seldom has to wait for other threads.
  private var familiar = BranchSet()
  /// The pieces of what is on the tape that it has not learned of.
  private var branches: [UInt64] = []

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - templates: the compiled templates.
  ///   - validator: holds XML against the schema.
  ///   - known: what was found valid so far, shared by all threads; `nil` holds every report against the schema.
  public init(_ templates: ReportTemplates, validator: XMLValidator, known: KnownBranches?) {
    self.templates = templates
    self.validator = validator
    self.known = known
  }

  /// A customer's page and its XML.
  ///
  /// - Parameter report: the report; its language must be one of the templates'.
  /// - Returns: the bytes of both files, in UTF-8.
  /// - Throws: ``XMLFault`` where the XML is not valid.
  public mutating func render(_ report: CustomerReport) throws(XMLFault) -> (html: [UInt8], xml: [UInt8]) {
    customerKeys.flatten(report, onto: &tape)
    let xml = render(report.language, \.customerXML)
    if isNew(report.language, \.customerXML) {
      try validator.validate(xml)
      known?.insert(branches)
    }
    return (render(report.language, \.customerHTML), xml)
  }

  /// A customer's page alone.
  ///
  /// - Parameter report: the report; its language must be one of the templates'.
  /// - Returns: the bytes of the page, in UTF-8.
  public mutating func renderPage(_ report: CustomerReport) -> [UInt8] {
    customerKeys.flatten(report, onto: &tape)
    return render(report.language, \.customerHTML)
  }

  /// One page of the portfolio.
  ///
  /// - Parameter page: the page; its language must be one of the templates'.
  /// - Returns: the page.
  public mutating func render(_ page: PortfolioPage) -> MarkedText {
    pageKeys.flatten(page, onto: &tape)
    return renderMarked(page.report.language, \.portfolioHTML)
  }

  /// The part of the portfolio's XML that holds the customers of a page; those of all pages make the document.
  ///
  /// - Parameter page: the page; its language must be one of the templates'.
  /// - Returns: the part.
  /// - Throws: ``XMLFault`` where a document of this page alone is not valid.
  public mutating func renderXML(_ page: PortfolioPage) throws(XMLFault) -> MarkedText {
    if try !isKnownValid(page) { partKeys.flatten(PortfolioPart(page), onto: &tape) }
    return renderMarked(page.report.language, \.portfolioXML)
  }

  /// Holds the part of the portfolio's XML that belongs to a page against the schema, unless all its pieces are known.
  ///
  /// - Parameter page: the page; its language must be one of the templates'.
  /// - Throws: ``XMLFault`` where a document of this page alone is not valid.
  public mutating func validate(_ page: PortfolioPage) throws(XMLFault) { _ = try isKnownValid(page) }

  /// Lays the part of a page onto the tape, and holds it against the schema if it has to be; returns whether it had not, and
  /// so is on the tape still.
  private mutating func isKnownValid(_ page: PortfolioPage) throws(XMLFault) -> Bool {
    partKeys.flatten(PortfolioPart(page), onto: &tape)
    guard isNew(page.report.language, \.portfolioXML) else { return true }
    let own = branches
    let new = known == nil ? page : page.with(customers: page.customers.filter { isNew($0, of: page) })
    partKeys.flatten(PortfolioPart(alone: new), onto: &tape)
    try validator.validate(render(page.report.language, \.portfolioXML))
    known?.insert(own)
    return false
  }

  /// Whether the part of one customer has a piece that no valid report had before; what stands around it is another page's.
  private mutating func isNew(_ customer: RankedCustomer, of page: PortfolioPage) -> Bool {
    partKeys.flatten(PortfolioPart(customer, of: page), onto: &tape)
    return isNew(page.report.language, \.portfolioXML, withRoot: false)
  }

  /// Whether what is on the tape must be held against the schema.
  private mutating func isNew(
    _ language: String, _ medium: WritableKeyPath<Renderers, Renderer>, withRoot: Bool = true
  ) -> Bool {
    guard let known else { return true }
    makeRenderers(for: language)
    branches.removeAll(keepingCapacity: true)
    var last: UInt64 = 0
    renderers[language]?[keyPath: medium].traceBranches(of: tape) {
      last = $0
      if !familiar.contains($0) { branches.append($0) }
    }
    // The root record's is told last.
    if !withRoot, branches.last == last { branches.removeLast() }
    if branches.isEmpty { return false }
    guard known.contain(branches) else { return true }
    for branch in branches { familiar.insert(branch) }
    return false
  }

  private mutating func makeRenderers(for language: String) {
    if renderers[language] == nil, let programs = templates.programs(for: language) {
      renderers[language] = Renderers(programs)
    }
  }

  private mutating func render(_ language: String, _ medium: WritableKeyPath<Renderers, Renderer>) -> [UInt8]
  {
    renderMarked(language, medium).bytes
  }

  private mutating func renderMarked(
    _ language: String, _ medium: WritableKeyPath<Renderers, Renderer>
  ) -> MarkedText {
    makeRenderers(for: language)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32 * 1024)
    guard let nights = renderers[language]?[keyPath: medium].render(tape, into: &bytes) else {
      preconditionFailure("a report's language is chosen among those of the templates")
    }
    return MarkedText(bytes: bytes, nights: nights)
  }
}
