import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("A night of the example")
struct ExampleNightTests {
  @Test("all eighteen customers are published in HTML and XML, beside the portfolio and the tables")
  func files() throws {
    let harness = try NightHarness.example()
    let summary = try harness.run()
    #expect(summary.exitStatus == .success)
    #expect(summary.customers == 18 && summary.refusedExports == 0 && summary.unpublished.isEmpty)
    let files = try harness.published().keys.sorted()
    #expect(
      files.filter { !$0.hasPrefix("customers/") } == [
        "manifest.sha256", "measures.csv", "portfolio.csv", "portfolio.html", "portfolio.xml",
        "recommendations.csv", "trends.csv",
      ])
    let pages = files.filter { $0.hasPrefix("customers/") }
    #expect(pages.count { $0.hasSuffix(".html") } == 18)
    #expect(pages.count { $0.hasSuffix(".xml") } == 18)
  }

  @Test(
    "xmllint accepts every XML, as the product's own validation did",
    .enabled(if: XMLLint.isInstalled, Comment(rawValue: XMLLint.isMissing)))
  func xmllint() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let reports = try harness.published().keys.sorted().filter { $0.hasSuffix(".xml") }
    #expect(reports.count == 19)
    #expect(
      XMLLint.accepts(
        reports.map { harness.latest + "/" + $0 }, schema: Repository.templates + "/xml/report.xsd"))
  }

  @Test(
    "a usual customer's XML stays at 8 KB, and any at 12 KB; a page of the portfolio stays below 1 MB"
  )
  func sizes() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let sizes = try harness.published().filter { $0.key.hasPrefix("customers/") && $0.key.hasSuffix(".xml") }
      .values.map(\.count).sorted()
    #expect(sizes[sizes.count / 2] <= 8192)
    #expect(sizes.allSatisfy { $0 <= 12_288 })
    #expect(try harness.text("portfolio.html").utf8.count < 1_000_000)
  }

  @Test("every link of the portfolio leads to a page")
  func links() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let files = try harness.published()
    let links = try harness.text("portfolio.html").split(separator: "href=\"").dropFirst()
      .map { String($0.prefix { $0 != "\"" }) }.filter { !$0.hasPrefix("#") }
    #expect(Set(links).count == 18)
    for link in links { #expect(files[link] != nil, "\(link)") }
  }

  @Test("no page asks for anything from anywhere, and each says so in its security policy")
  func selfContained() throws {
    let harness = try NightHarness.example()
    try harness.run()
    for path in try harness.published().keys where path.hasSuffix(".html") {
      let page = try harness.text(path)
      for request in ["<script", "<img", "<link", "<iframe", "http://", "https://", "url(", "@import", " on"]
      {
        #expect(!tags(of: page).contains { $0.contains(request) }, "\(path): \(request)")
      }
      #expect(page.contains("default-src 'none'"), "\(path)")
    }
  }

  /// The tags of a page, attributes included, and its style sheets.
  private func tags(of page: String) -> [Substring] {
    page.split(separator: "<").map { "<" + $0.prefix { $0 != ">" } }
      + page.split(separator: "<style>").dropFirst().map { $0.split(separator: "</style>")[0] }
  }

  @Test("Korean customers have Korean pages")
  func korean() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let pages = try harness.published().keys.filter { $0.hasPrefix("customers/") && $0.hasSuffix(".html") }
    let korean = try pages.filter { try harness.text($0).contains("<html lang=\"ko\"") }
    #expect(korean.count == 2)
    for path in korean { #expect(try harness.text(path).contains("2026년 10월 31일")) }
  }
}
