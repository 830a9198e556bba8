import FoundationEssentials
import TestSupport
import Testing

@Suite("The example portfolio")
struct ExampleTests {
  private let night: ExampleNight

  init() throws { night = try ExampleNight.published.get() }

  @Test("the table holds every figure that was counted a second time, and no other, window and date included")
  func measures() throws {
    let published = try figures(of: night.table("measures.csv"))
    let folder = "Tests/Fixtures/fabrikam-expected/"
    let counted = try figures(of: CSVText(text(of: folder + "measures.csv")))
      .merging(figures(of: CSVText(text(of: folder + "reported.csv")))) { _, _ in throw RepeatedRow() }
    #expect(counted.count > 2000)
    #expect(differences(published, counted) == [], "published, but not counted so")
    #expect(differences(counted, published) == [], "counted, but not published so")
  }

  @Test("the example has the eighteen customers of its page, each with a page and a report")
  func customers() throws {
    let pages = try night.files(ending: ".html")
    #expect(pages.count == 19)
    #expect(try night.files(ending: ".xml").map { $0.dropLast(4) } == pages.map { $0.dropLast(5) })
    let readme = try text(of: "Examples/fabrikam/README.md")
    for situation in Situation.all {
      let two = situation.number < 10 ? "0\(situation.number)" : "\(situation.number)"
      #expect(readme.contains("| \(situation.name) | \(two) |"), "\(situation.name)")
    }
  }

  @Test("each situation gets its advice, with the figures behind it", arguments: Situation.all)
  func advice(situation: Situation) throws {
    let rows = try night.table("recommendations.csv").rows.filter { $0["customer_id"] == situation.id }
    let given = Set(rows.map { "\($0["rule"] ?? "") \($0["subject"] ?? "")" })
    #expect(given == Set(situation.advice.map { "\($0.rule) \($0.subject)" }))
    for advice in situation.advice {
      let evidence = rows.filter { $0["rule"] == advice.rule && $0["subject"] == advice.subject }.map { row in
        ["measure", "numerator", "denominator", "clears_at"].map { row[$0] ?? "?" }
      }
      #expect(evidence.contains { $0.starts(with: advice.evidence) }, "\(evidence)")
    }
    #expect(rows.allSatisfy { $0["customer_name"] == situation.name })
  }

  @Test("each situation without advice says why, or there is nothing to say", arguments: Situation.all)
  func unjudged(situation: Situation) throws {
    let report = try night.report(of: situation.id)
    let pattern = /<unjudged scope="(?<scope>[^"]*)" subject="(?<subject>[^"]*)" reason="(?<reason>[^"]*)"\/>/
    let found = report.matches(of: pattern).map { "\($0.scope) \($0.subject) \($0.reason)" }
    #expect(Set(found) == situation.unjudged)
    #expect(found.count == situation.unjudged.count)
  }

  @Test("a customer's report holds only what the customer may see", arguments: Situation.all)
  func audience(situation: Situation) throws {
    let report = try night.report(of: situation.id)
    let shown = report.matches(of: /<recommendation rule="(?<rule>[^"]+)"/).map { String($0.rule) }
    #expect(shown.sorted() == situation.advice.map(\.rule).filter { $0 != "offer-more" }.sorted())
    for other in Situation.all where other.number != situation.number {
      #expect(!report.contains(other.id))
    }
  }

  @Test(
    "each customer's page says what the situation is about, in the customer's language",
    arguments: Situation.all)
  func pages(situation: Situation) throws {
    let names = try night.files(ending: ".xml").dropFirst()
    let name = try #require(
      try names.first { try night.text($0).contains("<customer id=\"\(situation.id)\"") })
    let page = try night.text(String(name.dropLast(4)) + ".html")
    for word in situation.words { #expect(page.contains(word), "\(word)") }
    #expect(page.contains("lang=\"ko\"") == situation.words.contains("lang=\"ko\""))
  }

  @Test("no user name of the example reaches any file of the night")
  func noNames() throws {
    var secrets: Set<String> = []
    for name in try exportFiles() {
      let export = CSVText(try text(of: "Examples/fabrikam/" + name))
      for column in ["User Principal Name", "Display Name", "Subject"] {
        secrets.formUnion(export.rows.compactMap { $0[column] }.filter { $0.count > 5 })
      }
    }
    #expect(secrets.count > 300)
    let tables = ["measures.csv", "portfolio.csv", "recommendations.csv", "run.json"]
    for name in try tables + night.files(ending: ".html") + night.files(ending: ".xml") {
      let published = try night.text(name)
      #expect(secrets.filter { published.contains($0) } == [], "\(name)")
    }
  }

  @Test(
    "the manifest names every file but run.json, and sha256sum agrees",
    .enabled(if: Command.exists("sha256sum")))
  func manifest() throws {
    let outcome = try Command(
      ["sha256sum", "--check", "--strict", "--quiet", "manifest.sha256"], in: night.folder
    ).run()
    #expect(Program.isQuietSuccess(outcome), "\(outcome)")
    let tables = ["measures.csv", "portfolio.csv", "recommendations.csv", "trends.csv"]
    let named = try night.text("manifest.sha256").split(separator: "\n").map { String($0.dropFirst(66)) }
    #expect(
      try named.sorted() == (tables + night.files(ending: ".html") + night.files(ending: ".xml")).sorted())
  }

  private func exportFiles() throws -> [String] {
    ["active-users.csv", "tickets.csv"]
      + (try FileManager.default.subpathsOfDirectory(atPath: Repository.example + "/graph")).filter {
        $0.hasSuffix(".csv")
      }.map { "graph/" + $0 }
  }
}

/// What a table says of each figure; two rows of one key are an error of the table.
///
/// Part numbers are the same in any case.
private func figures(of table: CSVText) throws -> [[String]: [String]] {
  let key = ["customer_id", "scope", "subject", "measure", "basis"]
  let values = ["numerator", "denominator", "state", "window_start", "window_end", "data_date"]
  return try Dictionary(
    table.rows.map { row in (key.map { (row[$0] ?? "?").lowercased() }, values.map { row[$0] ?? "?" }) }
  ) { _, _ in throw RepeatedRow() }
}

private struct RepeatedRow: Error {}

/// The first ten figures of one table that the other one does not have like that.
private func differences(_ left: [[String]: [String]], _ right: [[String]: [String]]) -> [String] {
  left.filter { right[$0.key] != $0.value }
    .map { "\($0.key.joined(separator: " ")): \($0.value) here, \(right[$0.key] ?? []) there" }
    .sorted().prefix(10).map { $0 }
}

/// The text of a file of the project.
func text(of path: String) throws -> String {
  String(decoding: try Data(contentsOf: Repository.root.appending(path: path)), as: UTF8.self)
}
