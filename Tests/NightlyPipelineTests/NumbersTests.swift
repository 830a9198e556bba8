import AdoptionDomain
import Recommendations
import ReportContent
import SettingsFiles
import TestSupport
import Testing

/// Every number of the HTML stands in the XML (DESIGN section 8).
@Suite("The numbers of pages and reports")
struct NumbersTests {
  /// Pieces of fixed texts that hold digits: texts of a language and of the playbook, apart at their placeholders.
  private func fixedWords(_ language: String) throws -> Set<String> {
    let settings = try loadSettings(from: [Repository.templates])
    var texts = settings.texts.first { $0.language == language }.map { Array($0.texts.values) } ?? []
    for rule in settings.playbook.rules {
      texts += rule.wording[language].map { [$0.title, $0.consider] } ?? []
    }
    for action in settings.playbook.actions {
      texts += action.wording[language].map { [$0.title, $0.description] } ?? []
    }
    let pieces = texts.flatMap { $0.split(separator: /\{[^}]*\}/).map(String.init) }
    // The names of percentiles, which stand in the template.
    return Set(pieces.filter { $0.contains(/[0-9]/) }).union(["P10", "P25", "P75", "P90"])
  }

  @Test("every number of a customer's page stands in the customer's XML")
  func customers() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let pages = try harness.published().keys.filter { $0.hasPrefix("customers/") && $0.hasSuffix(".html") }
    #expect(pages.count == 18)
    for page in pages.sorted() {
      let html = try harness.text(page)
      let xml = try harness.text(page.replacing(".html", with: ".xml"))
      let language = html.contains("<html lang=\"ko\"") ? "ko" : "en"
      let words = try fixedWords(language).union(ReportNumbers.words("name", in: xml))
      let found = PageNumbers(html, without: words).numbers
      #expect(found.count >= 10, "\(page) holds hardly a number")
      #expect(found.subtracting(ReportNumbers(xml).numbers).sorted() == [], "\(page)")
    }
  }

  @Test("every number of the portfolio's page stands in the portfolio's XML")
  func portfolio() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let (html, xml) = (try harness.text("portfolio.html"), try harness.text("portfolio.xml"))
    var words = try fixedWords("en")
    for attribute in ["name", "accountManager", "path", "file", "expected", "found", "customer"] {
      words.formUnion(ReportNumbers.words(attribute, in: xml))
    }
    // The portfolio's XML names products by part number; their names stand in the customers'.
    for path in try harness.published().keys where path.hasPrefix("customers/") && path.hasSuffix(".xml") {
      words.formUnion(ReportNumbers.words("name", in: try harness.text(path)))
    }
    let found = PageNumbers(html, without: words).numbers
    #expect(found.count >= 100)
    #expect(found.subtracting(ReportNumbers(xml).numbers).sorted() == [])
  }

  @Test("the numbers of a service's or product's row stand in the groups of that name")
  func rows() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let words = try fixedWords("en").union(fixedWords("ko"))
    var checked = 0
    for page in try harness.published().keys where page.hasPrefix("customers/") && page.hasSuffix(".html") {
      let xml = try harness.text(page.replacing(".html", with: ".xml"))
      let groups = xml.split(separator: "<group ").dropFirst().map {
        String($0.split(separator: "</group>")[0])
      }
      for row in try harness.text(page).split(separator: "<th scope=\"row\"").dropFirst() {
        let cells = "<th" + row.split(separator: "</tr>")[0]
        let name = PageNumbers.text(of: String(cells.split(separator: /<\/th>| *<span/)[0])).trimmed
        let own = Self.groups(named: name, in: groups)
        guard !own.isEmpty else { continue }
        checked += 1
        let found = PageNumbers(cells, without: words.union([name])).numbers
        #expect(found.subtracting(ReportNumbers(own.joined()).numbers) == [], "\(page): \(name)")
      }
    }
    // Five services or so and a product for each of sixteen customers.
    #expect(checked > 80)
  }

  /// The groups about the subject of a name, which stands on the first of them.
  private static func groups(named name: String, in groups: [String]) -> ArraySlice<String> {
    guard let first = groups.firstIndex(where: { ReportNumbers.words("name", in: " " + $0).contains(name) })
    else {
      return []
    }
    let end = groups[(first + 1)...].firstIndex { $0.contains(" name=\"") } ?? groups.endIndex
    return groups[first..<end]
  }

  @Test("the numbers about a customer in the portfolio's page stand in that customer's part of the XML")
  func ranked() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let xml = try harness.text("portfolio.xml")
    var words = try fixedWords("en").union(ReportNumbers.words("name", in: xml))
    for path in try harness.published().keys where path.hasPrefix("customers/") && path.hasSuffix(".xml") {
      words.formUnion(ReportNumbers.words("name", in: try harness.text(path)))
    }
    // Renewals link to customers, too.
    let ranking = try harness.text("portfolio.html").split(separator: "<section id=\"renewals\">")[0]
    let parts = ranking.split(separator: "href=\"customers/").dropFirst()
    // What follows the last link goes on to other sections.
    #expect(parts.count == 18)
    for part in parts.dropLast() {
      let page = part.prefix { $0 != "." }
      let report = try #require(
        xml.split(separator: "<rankedCustomer ").first { $0.contains("page=\"\(page)\"") })
      var known = ReportNumbers(" " + report.split(separator: "</rankedCustomer>")[0]).numbers
      // The rank of the next customer stands before that customer's link.
      let rank = try #require(report.firstMatch(of: /rank="([0-9]+)"/).flatMap { Int($0.output.1) })
      known.insert(String(rank + 1))
      let found = PageNumbers("<a " + part, without: words).numbers
      #expect(found.count >= 3)
      #expect(found.subtracting(known).sorted() == [], "\(page)")
    }
  }

  @Test("a number that the XML lacks is found")
  func control() throws {
    let page =
      "<p>37.5% of 1,040 on <b>9</b> October &#39;26</p><style>a{width:7px}</style><svg width=\"8\"/>"
    #expect(PageNumbers(page, without: ["'26"]).numbers == ["37.5", "1040", "9"])
    let report = "<a count=\"1040\" percent=\"37.4\" p10=\"0.375500\" windowEnd=\"2026-10-09\" id=\"b7\"/>"
    #expect(ReportNumbers(report).numbers == ["1040", "37.4", "37.6", "2026", "10", "9"])
  }
}
