import ReportContent
import ReportRendering
import TestSupport
import Testing

@Suite("Hostile texts")
struct HostileTextTests {
  /// The four documents of a night of one customer.
  private struct Documents {
    let customerHTML, customerXML, portfolioHTML, portfolioXML: [UInt8]

    init(_ text: String) throws {
      let night = TextNight(text)
      let wording = try Workshop.wording("en")
      var renderer = try Workshop.renderer()
      (customerHTML, customerXML) = try renderer.render(
        customerReport(of: night.record.customers[0], context: night.context, wording: wording))
      let portfolio = portfolioReport(of: night.record, context: night.context, wording: wording)
      let page = PortfolioPages(of: portfolio, night: night.record).page(
        1, of: Array(night.record.customers), context: night.context, wording: wording)
      portfolioXML = try renderer.renderXML(page).bytes
      portfolioHTML = renderer.render(page).bytes
    }
  }

  /// The tags of a document without the values of their attributes: what no text may change.
  private func skeleton(_ document: [UInt8]) -> [[UInt8]] {
    var tags: [[UInt8]] = []
    var tag: [UInt8]?
    var isValue = false
    for byte in document {
      switch (byte, tag) {
      case (UInt8(ascii: "<"), nil): tag = []
      case (UInt8(ascii: ">"), let ended?) where !isValue:
        tags.append(ended)
        tag = nil
      case (UInt8(ascii: "\""), _?): isValue.toggle()
      case (_, _?) where !isValue: tag?.append(byte)
      default: continue
      }
    }
    return tags
  }

  @Test("a report that holds one everywhere has advice, an explanation, findings and all sections")
  func complete() throws {
    let night = TextNight("Contoso")
    let report = customerReport(
      of: night.record.customers[0], context: night.context, wording: try Workshop.wording("en"))
    #expect(report.advice.count == 3)
    #expect(report.excesses.count == 1)
    #expect(report.products.count == 1 && report.services.count == 1 && report.support != nil)
  }

  @Test("in XML they leave the document well-formed and valid", arguments: HostileText.all)
  func validXML(hostile: HostileText) throws {
    let documents = try Documents(hostile.text)
    let validator = try Workshop.validator.get()
    try validator.validate(documents.customerXML)
    try validator.validate(documents.portfolioXML)
  }

  @Test(
    "xmllint agrees that they do",
    .enabled(if: XMLLint.isInstalled, Comment(rawValue: XMLLint.isMissing)), arguments: HostileText.all)
  func xmllint(hostile: HostileText) throws {
    let documents = try Documents(hostile.text)
    let folder = try TemporaryFolder()
    let files = [
      try folder.write(documents.customerXML, to: "customer.xml"),
      try folder.write(documents.portfolioXML, to: "portfolio.xml"),
    ]
    #expect(XMLLint.accepts(files, schema: Repository.templates + "/xml/report.xsd"))
  }

  @Test("they add no tag and no attribute, neither to XML nor to HTML", arguments: HostileText.all)
  func skeletons(hostile: HostileText) throws {
    let tame = try Documents("Contoso")
    let documents = try Documents(hostile.text)
    #expect(skeleton(documents.customerXML) == skeleton(tame.customerXML))
    #expect(skeleton(documents.portfolioXML) == skeleton(tame.portfolioXML))
    #expect(skeleton(documents.customerHTML) == skeleton(tame.customerHTML))
    #expect(skeleton(documents.portfolioHTML) == skeleton(tame.portfolioHTML))
  }

  @Test("the five characters of markup come back as they were")
  func roundTrip() throws {
    let text = "A <B> & \"C\" 'D' ]]>"
    let documents = try Documents(text)
    let escaped = "A &lt;B&gt; &amp; &quot;C&quot; &#39;D&#39; ]]&gt;"
    for document in [
      documents.customerXML, documents.portfolioXML, documents.customerHTML, documents.portfolioHTML,
    ] {
      let document = String(decoding: document, as: UTF8.self)
      #expect(document.contains(escaped))
      #expect(!document.contains(text))
    }
  }

  @Test("what XML forbids becomes U+FFFD, other letters stay")
  func forbidden() throws {
    let document = String(decoding: try Documents("a\u{1}\u{FFFE}👩‍👩‍👧\u{202E}b").customerXML, as: UTF8.self)
    #expect(document.contains("name=\"a\u{FFFD}\u{FFFD}👩‍👩‍👧\u{202E}b\""))
  }
}
