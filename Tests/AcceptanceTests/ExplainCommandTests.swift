import FoundationEssentials
import TestSupport
import Testing

@Suite("The command that explains")
struct ExplainCommandTests {
  private static let exports = ["--exports", Repository.example, "--night", "2026-11-01"]

  private func explain(_ arguments: String..., in folder: String? = nil) throws -> Command.Outcome {
    try Program.run(["explain"] + arguments + Self.exports, in: folder)
  }

  @Test(
    "the situations above 100 % are explained by their causes",
    arguments: [
      (
        "Litware, Inc.", "exchange", "All active people: 23 people",
        "3 of 23 active people who left or lost the license"
      ),
      (
        "Adventure Works Cycles", "yammer", "All active people: 16 people",
        "6 of 16 active people in Yammer without a license"
      ),
      (
        "Lucerne Publishing", "exchange", "All active people: 16 people",
        "133.3%: 4 of 16 active people under trial or free licenses"
      ),
      (
        "Graphic Design Institute", "exchange", "All active people: 14 people",
        "140.0%: 4 of 14 active people under lapsed licenses"
      ),
      (
        "VanArsdel, Ltd.", "dynamics-sales", "All active people: 15 of 12",
        "125.0%: trials are unknown, and at most 0 are under lapsed licenses; no export tells more"
      ),
    ])
  func causes(customer: String, service: String, active: String, cause: String) throws {
    let outcome = try explain(customer, "--service", service, "--measure", "usage")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains(active), "\(outcome.output)")
    #expect(outcome.output.contains(cause), "\(outcome.output)")
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
