import NightlyPipeline
import TestSupport
import Testing

@Suite("Parts of the portfolio")
struct PortfolioPartsTests {
  private static let template: String = Repository.templates + "/xml/portfolio.mustache"

  /// The template of the portfolio with something in front of each ranked customer.
  private func template(before row: String) throws -> String {
    let text = try Repository.text(of: Self.template)
    let changed = text.replacing(
      "{{#customers}}\n<rankedCustomer", with: "{{#customers}}\n\(row)<rankedCustomer")
    try #require(changed != text)
    return changed
  }

  /// 120 customers of whom only their names are known, but one who has somebody who looks after him.
  private func manyCustomers() throws -> NightHarness {
    let harness = try NightHarness()
    var text = "CustomerId,CustomerName,SeatCount,AccountManager\n"
    for number in 0..<120 {
      text += "c\(1_000 + number),Customer \(number),20,\(number == 73 ? "Dana Birch" : "")\n"
    }
    try harness.write(text, to: "customers.csv")
    return harness
  }

  @Test("a row of one customer that is not valid keeps the portfolio back, and nothing else")
  func oneRow() throws {
    let (plain, harness) = (try NightHarness.example(), try NightHarness.example())
    try plain.run()
    // Trey Research is the one customer without an export of use.
    let overlay = try harness.overlay(
      template(before: "{{^customer-data-date}}<broken/>{{/customer-data-date}}"),
      at: "xml/portfolio.mustache")
    let summary = try harness.run(templates: [overlay])
    #expect(summary.exitStatus == .partial)
    #expect(summary.unpublished.map(\.path) == ["portfolio.xml"])
    var expected = try plain.published()
    for name in ["portfolio.xml", "manifest.sha256"] { expected[name] = nil }
    var published = try harness.published()
    let removed = published.removeValue(forKey: "manifest.sha256")
    let manifest = try String(decoding: #require(removed), as: UTF8.self)
    #expect(published == expected)
    #expect(!manifest.contains("portfolio.xml") && manifest.contains("portfolio.csv"))
    #expect(try harness.text("run.json").contains("portfolio.xml: line "))
  }

  @Test(
    "all of many pages stand there, and the portfolio's XML is named once, be one of them invalid or all",
    arguments: ["#", "^"])
  func onePage(tag: String) throws {
    let harness = try manyCustomers()
    let overlay = try harness.overlay(
      template(before: "{{\(tag)account-manager}}<broken/>{{/account-manager}}"), at: "xml/portfolio.mustache"
    )
    let summary = try harness.run(templates: [overlay])
    #expect(summary.exitStatus == .partial)
    #expect(summary.unpublished.map(\.path) == ["portfolio.xml"])
    let published = try harness.published().keys
    #expect(
      published.filter { $0.hasPrefix("portfolio") && $0.hasSuffix(".html") }.sorted()
        == ["portfolio-2.html", "portfolio-3.html", "portfolio.html"])
    #expect(!published.contains("portfolio.xml") && published.contains("portfolio.csv"))
    #expect(published.count { $0.hasPrefix("customers/") } == 240)
  }

  @Test("all parts make one valid document with every customer in it, ranked one behind the other")
  func whole() throws {
    let harness = try manyCustomers()
    let summary = try harness.run()
    #expect(summary.exitStatus == .success)
    let text = try harness.text("portfolio.xml")
    let ranks = text.matches(of: /<rankedCustomer rank="(?<rank>\d+)"/).map { String($0.rank) }
    #expect(ranks == (1...120).map(String.init))
    for element in ["<customers>", "</customers>", "<staleCustomers>", "</portfolioReport>"] {
      #expect(text.ranges(of: element).count == 1, "\(element)")
    }
    if XMLLint.isInstalled {
      #expect(
        XMLLint.accepts([harness.latest + "/portfolio.xml"], schema: Repository.templates + "/xml/report.xsd")
      )
    }
  }
}
