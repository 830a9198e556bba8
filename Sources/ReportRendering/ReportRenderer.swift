internal import MustacheTemplates
public import ReportContent

/// Turns reports into pages; each worker has one of its own, since its buffers are reused.
public struct ReportRenderer {
  private struct Renderers {
    var customerHTML, customerXML, portfolioHTML, portfolioXML: Renderer

    init(_ programs: ReportTemplates.Programs) {
      customerHTML = Renderer(programs.customerHTML)
      customerXML = Renderer(programs.customerXML)
      portfolioHTML = Renderer(programs.portfolioHTML)
      portfolioXML = Renderer(programs.portfolioXML)
    }
  }

  private let templates: ReportTemplates
  private var renderers: [String: Renderers] = [:]
  private var tape = Tape()

  /// Creates a renderer over compiled templates.
  public init(_ templates: ReportTemplates) { self.templates = templates }

  /// A customer's page and its XML.
  ///
  /// - Parameter report: the report; its language must be one of the templates'.
  /// - Returns: the bytes of both files, in UTF-8.
  public mutating func render(_ report: CustomerReport) -> (html: [UInt8], xml: [UInt8]) {
    CustomerReportKeys.report.flatten(report, onto: &tape)
    let html = render(report.language, \.customerHTML)
    return (html, render(report.language, \.customerXML))
  }

  /// One page of the portfolio.
  ///
  /// - Parameter page: the page; its language must be one of the templates'.
  /// - Returns: the bytes of the page, in UTF-8.
  public mutating func render(_ page: PortfolioPage) -> [UInt8] {
    PortfolioReportKeys.page.flatten(page, onto: &tape)
    return render(page.report.language, \.portfolioHTML)
  }

  /// The XML of the portfolio.
  ///
  /// - Parameter report: the report; its language must be one of the templates'.
  /// - Returns: the bytes of the file, in UTF-8.
  public mutating func renderXML(_ report: PortfolioReport) -> [UInt8] {
    PortfolioReportKeys.whole.flatten(report, onto: &tape)
    return render(report.language, \.portfolioXML)
  }

  private mutating func render(_ language: String, _ medium: WritableKeyPath<Renderers, Renderer>) -> [UInt8]
  {
    if renderers[language] == nil, let programs = templates.programs(for: language) {
      renderers[language] = Renderers(programs)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32 * 1024)
    guard renderers[language]?[keyPath: medium].render(tape, into: &bytes) != nil else {
      preconditionFailure("a report's language is chosen among those of the templates")
    }
    return bytes
  }
}
