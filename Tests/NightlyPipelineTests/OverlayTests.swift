import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Overlays over the templates")
struct OverlayTests {
  @Test("a report that the schema refuses is not published, and all others are")
  func invalidReport() throws {
    let harness = try NightHarness.example()
    // A. Datum is the one customer whose names are concealed.
    let overlay = try harness.overlay(
      "{{#is-concealed}}<broken>{{/is-concealed}}{{>xml/customer}}", at: "xml/customer.mustache")
    let summary = try harness.run(templates: [overlay])
    #expect(summary.exitStatus == .partial)
    #expect(summary.unpublished.map(\.path) == ["customers/a-datum-corporation-l1gh5qcq.xml"])
    let pages = try harness.published().keys.filter { $0.hasPrefix("customers/") }
    #expect(pages.count == 34)
    #expect(!pages.contains { $0.hasPrefix("customers/a-datum") })
    #expect(try harness.text("run.json").contains("customers/a-datum-corporation-l1gh5qcq.xml: line "))
  }

  @Test("a portfolio that the schema refuses is not published, and the customers are")
  func invalidPortfolio() throws {
    let harness = try NightHarness.example()
    let overlay = try harness.overlay("<portfolio/>", at: "xml/portfolio.mustache")
    let summary = try harness.run(templates: [overlay])
    #expect(summary.exitStatus == .partial)
    #expect(summary.unpublished.map(\.path) == ["portfolio.xml"])
    let files = try harness.published().keys
    #expect(!files.contains("portfolio.html") && !files.contains("portfolio.xml"))
    #expect(files.count { $0.hasPrefix("customers/") } == 36)
  }

  @Test("a template extends what it replaces")
  func extending() throws {
    let (plain, harness) = (try NightHarness.example(), try NightHarness.example())
    let overlay = try harness.overlay(
      "{{>html/partials/distribution}}<p>Ours: {{name}}</p>\n", at: "html/partials/distribution.mustache")
    try plain.run()
    try harness.run(templates: [overlay])
    let page = try harness.text("portfolio.html")
    #expect(page.contains("<p>Ours: Teams</p>"))
    #expect(page.replacing(#/<p>Ours: [^<]+<\/p>\n/#, with: "") == (try plain.text("portfolio.html")))
  }

  @Test("of several folders the last one wins, and each may extend the one before")
  func order() throws {
    let harness = try NightHarness.example()
    let first = try harness.overlay(
      "{{>html/partials/distribution}}<p>First</p>\n", at: "html/partials/distribution.mustache", in: "first")
    let second = try harness.overlay(
      "{{>html/partials/distribution}}<p>Second</p>\n", at: "html/partials/distribution.mustache",
      in: "second")
    try harness.run(templates: [first, second])
    #expect(try harness.text("portfolio.html").contains("<p>First</p>\n<p>Second</p>"))
  }

  @Test("texts, the style sheet and thresholds can be replaced, too")
  func others() throws {
    let harness = try NightHarness.example()
    try harness.overlay("customer:\n  kicker: Fabrikam cares\n", at: "texts/en.yaml")
    let overlay = try harness.overlay("body { color: teal }\n", at: "html/style.css")
    try harness.run(templates: [overlay])
    let page = try harness.text("customers/contoso-ltd-g9q4aw0n.html")
    #expect(page.contains("Fabrikam cares"))
    #expect(page.contains("<style>body { color: teal }\n</style>"))
  }
}

@Suite("The language of a customer's report")
struct LanguageTests {
  /// The language of the page of a customer who asks for one, and whether that is a finding.
  private func outcome(_ language: String) throws -> (page: String, isFinding: Bool) {
    let harness = try NightHarness()
    try harness.write("CustomerId,CustomerName,Language\na,Contoso,\(language)\n", to: "customers.csv")
    var findings: [FoundLine] = []
    var observer = NightObserver.silent
    observer.found = { findings.append($0) }
    let summary = try runNight(harness.configuration(), observer: observer)
    #expect(summary.exitStatus == .success)
    let path = try #require(
      try harness.published().keys.first { $0.hasSuffix(".html") && $0.hasPrefix("customers/") })
    let page = try harness.text(path)
    let start = try #require(page.split(separator: "<html lang=\"").dropFirst().first)
    return (String(start.prefix { $0 != "\"" }), findings.contains { $0.text.contains("unknown-language") })
  }

  @Test(
    "is the one asked for, in any case and with any region",
    arguments: ["ko", "KO", "ko-KR", "ko_KR", "ko-Kore-KR"])
  func korean(language: String) throws {
    let outcome = try outcome(language)
    #expect(outcome.page == "ko")
    #expect(!outcome.isFinding)
  }

  @Test("is the default where none is asked for")
  func none() throws {
    let outcome = try outcome("")
    #expect(outcome.page == "en")
    #expect(!outcome.isFinding)
  }

  @Test(
    "is the default, with a finding, where nobody has written the texts",
    arguments: ["fr", "k", "korean", "xx-KO"])
  func unknown(language: String) throws {
    let outcome = try outcome(language)
    #expect(outcome.page == "en")
    #expect(outcome.isFinding)
  }

  @Test("may be one that an overlay adds, with a region of its own")
  func added() throws {
    let harness = try NightHarness()
    try harness.write("CustomerId,CustomerName,Language\na,Contoso,PT-br\n", to: "customers.csv")
    let english = try Repository.text(of: Repository.templates + "/texts/en.yaml")
    let overlay = try harness.overlay(english, at: "texts/pt-BR.yaml")
    for kind in ["rules", "actions"] {
      let folder = "/playbook/\(kind)"
      for name in try Repository.files(below: Repository.templates + folder) {
        let text = try Repository.text(of: Repository.templates + folder + "/" + name)
        try harness.overlay(translated(text), at: "\(folder.dropFirst())/\(name)")
      }
    }
    try harness.run(templates: [overlay])
    let path = try #require(
      try harness.published().keys.first { $0.hasSuffix(".html") && $0.hasPrefix("customers/") })
    #expect(try harness.text(path).contains("<html lang=\"pt-BR\""))
  }

  /// A rule or action whose English wording stands for Portuguese, too.
  private func translated(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "  en:"), let end = lines.firstIndex(of: "  ko:") else {
      return text
    }
    return (lines[..<end] + ["  pt-BR:"] + lines[(start + 1)..<end] + lines[end...]).joined(separator: "\n")
  }
}
