import FoundationEssentials
import TestSupport
import Testing

@Suite("The command that explains")
struct ExplainCommandTests {
  private static let exports = ["--exports", Repository.example, "--night", "2026-11-01"]

  private func explain(_ arguments: String..., in folder: String? = nil) throws -> Command.Outcome {
    try Program.run(["explain"] + arguments + Self.exports, in: folder)
  }

  /// A service that is used beyond 100 % of its entitled units, and what explains it.
  struct Excess: Sendable, CustomTestStringConvertible {
    let customer, service, active, cause: String

    var testDescription: String { "\(customer), \(service)" }
  }

  /// The figures are those of the example's README and of the oracle.
  private static let excesses = [
    Excess(
      customer: "Litware, Inc.", service: "exchange", active: "All active people: 23 people",
      cause: "104.5%: 3 of 23 active people who left or lost the license"),
    Excess(
      customer: "Adventure Works Cycles", service: "yammer", active: "All active people: 16 people",
      cause: "145.5%: 6 of 16 active people in Yammer without a license"),
    Excess(
      customer: "Lucerne Publishing", service: "exchange", active: "All active people: 16 people",
      cause: "133.3%: 4 of 16 active people under trial or free licenses"),
    Excess(
      customer: "Lucerne Publishing", service: "sharepoint-onedrive", active: "All active people: 14 people",
      cause: "116.7%: 2 of 14 active people under trial or free licenses"),
    Excess(
      customer: "Graphic Design Institute", service: "exchange", active: "All active people: 14 people",
      cause: "140.0%: 4 of 14 active people under lapsed licenses"),
    Excess(
      customer: "Graphic Design Institute", service: "sharepoint-onedrive",
      active: "All active people: 11 people", cause: "110.0%: 1 of 11 active people under lapsed licenses"),
    Excess(
      customer: "VanArsdel, Ltd.", service: "dynamics-sales", active: "All active people: 15 of 12",
      cause:
        "125.0%: trials are unknown, and at most 0 are under lapsed licenses; no export tells more"),
  ]

  @Test("every figure above 100 % of the example is among those that are asserted")
  func allExcesses() throws {
    let found = try ExampleNight.published.get().table("measures.csv").rows.filter {
      $0["measure"] == "usage" && $0["basis"] == "entitled"
        && (Int($0["numerator"] ?? "") ?? 0) > (Int($0["denominator"] ?? "") ?? 0)
    }
    #expect(
      found.map { "\($0["customer_name"] ?? ""), \($0["subject"] ?? "")" }.sorted()
        == Self.excesses.map(\.testDescription).sorted())
  }

  @Test("each of them is explained by its cause, with its count", arguments: excesses)
  func causes(excess: Excess) throws {
    let outcome = try explain(excess.customer, "--service", excess.service, "--measure", "usage")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains(excess.active), "\(outcome.output)")
    #expect(outcome.output.contains(excess.cause), "\(outcome.output)")
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test(
    "a customer is found by id, domain and name in any case",
    arguments: ["0A11FAB0-0005-4000-8000-000000000005", "LITWARE.example", "litware, INC."])
  func names(customer: String) throws {
    let outcome = try explain(customer, "--measure", "support.all")
    #expect(outcome.output.hasPrefix("Litware, Inc. (0a11fab0-0005-4000-8000-000000000005)\n"))
  }

  @Test(
    "64: the customer, the service, the measure or the format is not known",
    arguments: [
      ["nobody"], ["Litw"], ["Litware, Inc.", "--service", "mail"], ["Litware, Inc.", "--measure", "use"],
      ["Litware, Inc.", "--format", "xml"], [],
    ])
  func usage(arguments: [String]) throws {
    let outcome = try Program.run(["explain"] + arguments + Self.exports)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Usage: "))
  }

  @Test("65, 66 and 78 are those of a check")
  func otherEnds() throws {
    let folder = try TemporaryFolder()
    try folder.write("hello\n", to: "exports/notes.txt")
    func status(_ arguments: String...) throws -> Int32 {
      try Program.run(["explain", "Litware, Inc."] + arguments).status
    }
    #expect(try status("--exports", folder.path + "/exports") == 65)
    #expect(try status("--exports", folder.path + "/missing") == 66)
    try folder.write("rules:\n", to: "templates/services.yaml")
    #expect(try status("--exports", Repository.example, "--templates", folder.path + "/templates") == 78)
  }

  @Test("1: an export is refused, the explanation is printed all the same")
  func partial() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Repository.example, toPath: folder.path + "/exports")
    try folder.write("", to: "exports/tickets.csv")
    let outcome = try Program.run(
      ["explain", "Litware, Inc.", "--exports", folder.path + "/exports", "--night", "2026-11-01"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("All active people: 23 people"))
    #expect(outcome.errors.contains("tickets.csv"))
  }

  @Test("the document has the counts of the published table", arguments: Situation.all)
  func document(situation: Situation) throws {
    struct Document: Decodable {
      struct Figure: Decodable {
        let measure, basis: String
        let numerator, denominator: Int?
      }
      struct Subject: Decodable {
        let scope, subject: String
        let figures: [Figure]
      }
      let subjects: [Subject]
    }
    let rows = try ExampleNight.published.get().table("measures.csv").rows.filter {
      $0["customer_id"] == situation.id
    }
    let published = Set(
      rows.map { row in
        ["scope", "subject", "measure", "basis", "numerator", "denominator"].map { row[$0] ?? "" }
      })
    let outcome = try explain(situation.id, "--format", "json")
    let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    let found = document.subjects.flatMap { subject in
      subject.figures.filter { $0.numerator != nil }.map { figure in
        [
          subject.scope, subject.subject, figure.measure, figure.basis, "\(figure.numerator ?? -1)",
          "\(figure.denominator ?? -1)",
        ]
      }
    }
    #expect(found.count >= 2)
    #expect(Set(found).subtracting(published) == [])
  }

  @Test("nothing is written but standard output, and no name or ticket text is printed")
  func nothingWritten() throws {
    let folder = try TemporaryFolder()
    let outcome = try explain("Litware, Inc.", in: folder.path)
    #expect(outcome.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    for word in ["wanda", "rosendahl", "@"] {
      #expect(!outcome.output.lowercased().contains(word), "\(word)")
    }
  }

  @Test("a full disk under standard output is not success")
  func fullOutput() throws {
    let outcome = try Program.command(
      ["explain", "Litware, Inc."] + Self.exports, outputPath: "/dev/full"
    ).run()
    #expect(outcome.status == 74)
  }

  @Test("the page on operations shows what the command prints")
  func documented() throws {
    let outcome = try explain("Litware, Inc.", "--service", "exchange", "--measure", "usage.adjusted")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    #expect(try Repository.text(of: "docs/operations.md").contains(shown), "\(shown)")
  }

  @Test("the help has examples")
  func help() throws {
    let outcome = try Program.run(["explain", "--help"])
    #expect(outcome.status == 0)
    for words in ["adoption-report explain", "--service", "--measure", "--format", "--exports", "--night"] {
      #expect(outcome.output.contains(words), "\(words)")
    }
  }

  @Test("the portfolio's page explains every customer within 2 KB and stays small")
  func page() throws {
    let night = try ExampleNight.published.get()
    let page = try night.text("portfolio.html")
    let parts = page.split(separator: "<details><summary>How was this computed</summary>").dropFirst()
    #expect(parts.count == Situation.all.count)
    for part in parts {
      let explanation = part.split(separator: "</details>")[0]
      #expect(explanation.utf8.count <= 2048, "\(explanation)")
    }
    // With a hundred customers below 1 MB: each takes less than 8 KB.
    #expect(page.utf8.count < Situation.all.count * 8192)
    #expect(page.contains("<li>104.5%: 3 of 23 active people who left or lost the license</li>"))
  }
}
