import FoundationEssentials
import TestSupport
import Testing

@Suite("The exit status")
struct ExitStatusTests {
  private let folder: TemporaryFolder
  private let exports: String
  private let output: String

  init() throws {
    folder = try TemporaryFolder()
    exports = folder.path + "/exports"
    output = folder.path + "/output"
    try FileManager.default.createDirectory(atPath: exports, withIntermediateDirectories: true)
  }

  @Test(
    "1: one export is refused, everything else is published",
    arguments: [
      ("TicketId,Category\n1,help\n", "tickets.csv: ", "CreatedAt"),
      ("", "tickets.csv: ", "empty"),
    ])
  func partial(text: String, place: String, reason: String) throws {
    try copyExample()
    try folder.write(text, to: "exports/tickets.csv")
    let outcome = try run()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(place), "\(outcome.errors)")
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(try publishedCustomers() == 18)
  }

  @Test(
    "64: the command line is not understood",
    arguments: [
      ["run"], ["run", "--exports", ".", "--night", "yesterday"],
      ["run", "--exports", ".", "--night", "2026-02-30"],
      ["run", "--exports"], ["report"], ["run", "--exports", ".", "--color"],
    ])
  func usage(arguments: [String]) throws {
    let outcome = try Program.run(arguments, in: folder.path)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Usage: "))
  }

  @Test("65: there are files, but none is an export that can be used")
  func noUsableExport() throws {
    try folder.write("hello\n", to: "exports/notes.txt")
    let outcome = try run()
    #expect(outcome.status == 65)
    #expect(!FileManager.default.fileExists(atPath: output + "/latest"))
  }

  @Test("66: the folder is empty, missing, or no folder")
  func noInput() throws {
    #expect(try run().status == 66)
    #expect(try run(exports: folder.path + "/missing").status == 66)
    #expect(try run(exports: folder.write("a", to: "file")).status == 66)
  }

  @Test("73: the output cannot be written")
  func cannotWrite() throws {
    try copyExample()
    let file = try folder.write("in the way\n", to: "file")
    let outcome = try run(output: file)
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains(file), "\(outcome.errors)")
  }

  @Test(
    "75: another run holds the lock, and the night before stays",
    .enabled(if: Command.exists("flock"), "needs the program flock"))
  func locked() throws {
    try copyExample()
    #expect(try run().status == 0)
    let words =
      ["flock", output + "/.lock", Program.path] + Program.night(exports, to: output, night: "2026-11-02")
    let outcome = try Command(words).run()
    #expect(outcome.status == 75)
    #expect(outcome.errors.contains(".lock"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: output + "/2026-11-02"))
    #expect(FileManager.default.fileExists(atPath: output + "/latest/portfolio.html"))
  }

  @Test(
    "78: a mistake in templates, settings or rules, found before any export is opened",
    arguments: [
      ("html/portfolio.mustache", "{{report.nihgt}}\n", "html/portfolio.mustache:1:1:"),
      ("html/customer.mustache", "\n{{>html/partials/nothing}}\n", "html/customer.mustache:2:"),
      ("xml/customer.mustache", "{{#advice}}", "xml/customer.mustache:1:"),
      ("playbook/rules/offer-more.yaml", "id: offer-more\nurgency: now\n", "playbook/rules/offer-more.yaml:"),
      ("playbook/rules/offer-more.yaml", "id: [", "playbook/rules/offer-more.yaml:"),
      ("services.yaml", "services:\n  - id: Teams Rooms\n", "services.yaml:1:1:"),
      ("import.yaml", "maxRejected: many\n", "import.yaml:1:14:"),
    ])
  func configuration(file: String, text: String, place: String) throws {
    try folder.write(text, to: "templates/" + file)
    // There are no exports at all: the mistake is found first.
    let outcome = try Program.run(
      Program.night(folder.path + "/missing", to: output, templates: [folder.path + "/templates"]))
    #expect(outcome.status == 78, "\(outcome)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains(place), "\(outcome.errors)")
    #expect(outcome.errors.contains("expected") && outcome.errors.contains("found"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  private func copyExample() throws {
    try FileManager.default.removeItem(atPath: exports)
    try FileManager.default.copyItem(atPath: Repository.example, toPath: exports)
  }

  private func run(exports: String? = nil, output: String? = nil) throws -> Command.Outcome {
    try Program.run(Program.night(exports ?? self.exports, to: output ?? self.output))
  }

  private func publishedCustomers() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: output + "/latest/customers").count {
      $0.hasSuffix(".xml")
    }
  }
}
