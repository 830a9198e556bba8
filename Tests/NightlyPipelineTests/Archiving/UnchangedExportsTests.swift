import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Exports that are not counted again")
struct UnchangedExportsTests {
  /// The exports of the example but the list of customers, each large enough for its counts to be kept.
  private static let large = [
    "active-users.csv", "tickets.csv", "subscriptions.csv", "subscriptions-sold-by-us.csv",
    "graph/Office365ActiveUserDetail_0a11fab0-0013-4000-8000-000000000013.csv",
    "graph/adatum.example/Office365ActiveUserDetail.csv", "partner-center/license-deployment.json",
    "partner-center/license-usage.json",
  ]

  private static func harness() throws -> NightHarness {
    let harness = try NightHarness.example()
    for path in large { try harness.change(path) { padded($0, isDocument: path.hasSuffix("json")) } }
    return harness
  }

  /// An export of the same content that is larger than 256 KiB: spaces behind a document, or a column that nobody knows.
  private static func padded(_ text: String, isDocument: Bool) -> String {
    if isDocument { return text + String(repeating: " ", count: 270_000) }
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    let note = "," + String(repeating: "x", count: 270_000 / (lines.count - 1))
    return lines.enumerated().map { $1 + ($0 == 0 ? ",Note" : note) + "\r\n" }.joined()
  }

  /// Changes something in the list of customers, so that the night cannot repeat the one before.
  private func changeCustomers(of harness: NightHarness, seats: Int) throws {
    try harness.change("customers.csv") {
      $0.replacing(/Tailspin Toys,US,SMB,\d+/, with: "Tailspin Toys,US,SMB,\(seats)")
    }
  }

  @Test(
    "files, archive and records are those of counting anew, night after night",
    .enabled(if: Command.exists("python3"), "needs python3"))
  func equal() throws {
    let (keeping, plain) = (try Self.harness(), try Self.harness())
    for number in 1...9 {
      let night = "2026-11-0\(number)"
      for harness in [keeping, plain] { try changeCustomers(of: harness, seats: 60 + number) }
      if number == 5 {
        for harness in [keeping, plain] {
          try harness.change("tickets.csv") { $0.replacing("how-to", with: "incident") }
        }
      }
      // Kept on the second night on which they are the same; the requests changed on the fifth.
      let unchanged = number < 3 ? 0 : number == 5 || number == 6 ? 7 : 8
      #expect(try keeping.unchanged(on: night) == unchanged, "\(night)")
      if number > 1 { try plain.forgetCounts() }
      #expect(try plain.unchanged(on: night) == 0, "\(night)")
      #expect(try keeping.published() == plain.published(), "\(night)")
      #expect(try keeping.record() == plain.record(), "\(night)")
    }
    #expect(try verifyArchive(keeping.archive).damages == [])
    let night = try #require(NightReference("2026-11-09"))
    #expect(
      try renderNight(RenderRequest(night: night), keeping.archive, observer: .silent).isAsPublished == true)
    #expect(
      try showNight(night, keeping.archive, as: .json) == showNight(night, plain.archive, as: .json))
  }

  @Test("are counted after anything that counts depend on has changed", arguments: Change.allCases)
  func different(change: Change) throws {
    let harness = try Self.harness()
    for number in 1...3 {
      try changeCustomers(of: harness, seats: number)
      #expect(try harness.unchanged(on: "2026-11-0\(number)") == (number == 3 ? 8 : 0))
    }
    try changeCustomers(of: harness, seats: 4)
    let templates = try change.make(in: harness)
    #expect(try harness.unchanged(on: "2026-11-04", templates: templates) == change.unchanged)
    #expect(try verifyArchive(harness.archive).damages == [])
  }

  /// What is done before the fourth night.
  enum Change: String, CaseIterable, CustomTestStringConvertible {
    case nothing, byte, size, lostFile, renamed, style, columns, forgotten, pruned, imported
    var testDescription: String { rawValue }

    /// How many exports are not counted.
    var unchanged: Int {
      switch self {
      case .nothing, .pruned, .imported: 8
      case .byte, .size, .lostFile, .renamed: 7
      case .style, .columns, .forgotten: 0
      }
    }

    func make(in harness: NightHarness) throws -> [String] {
      let tickets = harness.exports + "/tickets.csv"
      switch self {
      case .nothing: break
      case .byte: try harness.change("tickets.csv") { $0.replacing("xx\r\n", with: "xy\r\n") }
      case .size: try harness.change("tickets.csv") { $0.replacing("xx\r\n", with: "x\r\n") }
      case .lostFile: try FileManager.default.removeItem(atPath: tickets)
      case .renamed: try FileManager.default.moveItem(atPath: tickets, toPath: harness.exports + "/t.csv")
      case .style: return [try harness.overlay("body { color: red }", at: "html/style.css")]
      case .columns:
        let path = Repository.templates + "/import.yaml"
        return [try harness.overlay(Repository.text(of: path) + "\n# Another one.\n", at: "import.yaml")]
      case .forgotten:
        let customer = "0a11fab0-0002-4000-8000-000000000002"
        let archive = harness.output + "/archive.sqlite"
        #expect(try Repository.bytes(of: archive).firstRange(of: Array(customer.utf8)) != nil)
        _ = try forgetCustomer(customer, harness.archive)
        #expect(try Repository.bytes(of: archive).firstRange(of: Array(customer.utf8)) == nil)
      case .pruned:
        let kept = KeptNights(daily: 1, weekly: 0, monthly: 0, yearly: 0)
        #expect(try pruneArchive(keeping: kept, isTrial: false, harness.archive).count == 2)
      case .imported:
        let folder = harness.output + "/../2026-10-01"
        try FileManager.default.copyItem(atPath: Repository.example, toPath: folder)
        #expect(try importNights([folder], harness.archive, observer: .silent).failed == 0)
      }
      return []
    }
  }
}

extension NightHarness {
  /// Runs a night, and says how many exports it has not counted.
  fileprivate func unchanged(on night: String, templates: [String] = []) throws -> Int {
    var words = ""
    var observer = NightObserver.silent
    observer.stageEnded = { stage, text, _ in if stage == .import { words = text } }
    observer.noted = { Issue.record("\($0)") }
    let summary = try runNight(configuration(templates: templates, night: night), observer: observer)
    #expect(summary.exitStatus == .success)
    let counted = try #require(
      words.firstMatch(of: /^\d+ exports(?: \((\d+) counted before\))?,/), "\(words)")
    return counted.output.1.flatMap { Int($0) } ?? 0
  }

  /// Takes the kept counts out of the archive behind the program's back.
  fileprivate func forgetCounts() throws {
    let script =
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('DELETE FROM kept_counts'); c.commit(); c.close()"
    #expect(try Command(["python3", "-c", script, output + "/archive.sqlite"]).run().status == 0)
  }
}
