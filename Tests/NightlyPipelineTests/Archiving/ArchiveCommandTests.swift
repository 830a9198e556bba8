import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Commands about the archive")
struct ArchiveCommandTests {
  private func reference(_ text: String) throws -> NightReference { try #require(NightReference(text)) }

  @Test("a night is named by its date, its revision or as the latest, and by nothing else")
  func references() {
    for text in ["2026-11-01", "2026-11-01.r2", "latest"] { #expect(NightReference(text) != nil, "\(text)") }
    for text in ["", "2026-13-01", "2026-11-01.r0", "2026-11-01.rx", "2026-11-01 ", "newest"] {
      #expect(NightReference(text) == nil, "\(text)")
    }
  }

  @Test("the difference between two nights names what changed, for all customers or one")
  func difference() throws {
    let harness = try NightHarness.example()
    try harness.run()
    try harness.change("customers.csv") {
      $0.replacing("Tailspin Toys,US,SMB,60", with: "Tailspin Toys,US,SMB,80")
    }
    try harness.run(night: "2026-11-02")
    let (from, to) = (try reference("2026-11-01"), try reference("latest"))
    let all = try compareNights(from, to, customer: nil, harness.archive, as: .text)
    #expect(all.hasPrefix("from 2026-11-01.r1 to 2026-11-02.r1\n"))
    #expect(all.contains("Tailspin Toys  *"))
    #expect(try compareNights(from, to, customer: "tailspin toys", harness.archive, as: .text) == all)
    #expect(
      try compareNights(from, to, customer: "litware, inc.", harness.archive, as: .text)
        .contains("no figure changed"))
    #expect(
      try compareNights(from, from, customer: nil, harness.archive, as: .text).contains("no figure changed"))
    let error = #expect(throws: RequestError.self) {
      try compareNights(try self.reference("2020-01-01"), to, customer: nil, harness.archive, as: .text)
    }
    guard case .night(let night) = error else { return #expect(Bool(false)) }
    #expect(night.exitStatus == .noInput)
  }

  @Test("a night is shown and exported with every figure of the table of measures")
  func export() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let shown = try showNight(try reference("latest"), harness.archive, as: .text)
    #expect(shown.contains("customers  18") && shown.contains("active-users.csv"))
    var text = ""
    try exportNight(try reference("latest"), harness.archive) { text += $0 }
    let export = try JSONDecoder().decode(Export.self, from: Data(text.utf8))
    #expect(export.customers.count == 18)
    let rows = try harness.text("measures.csv").split(whereSeparator: \.isNewline).count - 1
    #expect(export.customers.reduce(0) { $0 + $1.figures.count } == rows)
  }

  private struct Export: Decodable {
    struct Customer: Decodable {
      struct Figure: Decodable {
        let measure: String
        let numerator: Int
      }
      let id: String
      let figures: [Figure]
    }
    let customers: [Customer]
  }

  @Test("dated folders become nights in their order, once, and one that cannot be read stops no other")
  func importing() throws {
    let harness = try NightHarness.example()
    let root = harness.exports + "-old"
    for date in ["2026-10-11", "2026-10-04"] {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: Repository.example, toPath: "\(root)/exports-\(date)")
    }
    try FileManager.default.createDirectory(atPath: "\(root)/2026-10-18", withIntermediateDirectories: true)
    let folders = ["exports-2026-10-11", "2026-10-18", "exports-2026-10-04"].map { "\(root)/\($0)" }
    let summary = try importNights(folders, harness.archive, observer: .silent)
    #expect(summary.exitStatus == .partial)
    #expect(summary.lines[0] == "2026-10-04: recorded as 2026-10-04.r1, 18 customers")
    #expect(summary.lines[1] == "2026-10-11: recorded as 2026-10-11.r1, 18 customers")
    #expect(summary.lines[2].hasPrefix("2026-10-18: not recorded: "))
    let again = try importNights([folders[0]], harness.archive, observer: .silent)
    #expect(again.lines == ["2026-10-11: archived already"])
    #expect(throws: RequestError.self) { try importNights(["undated"], harness.archive, observer: .silent) }
    #expect(try verifyArchive(harness.archive).damages == [])
  }

  @Test("a forgotten customer leaves no trace below the output folder, and the others' reports stay whole")
  func forgetting() throws {
    let harness = try NightHarness.example()
    try harness.run()
    try harness.run(night: "2026-11-02")
    _ = try renderNight(RenderRequest(night: try reference("2026-11-01")), harness.archive, observer: .silent)
    let id = "0a11fab0-0002-4000-8000-000000000002"
    let lines = try forgetCustomer(id, harness.archive)
    #expect(lines.contains("nights/2026-11-01.r1: rendered again without the customer"))
    #expect(lines.contains { $0.hasPrefix("archive: ") && $0.hasSuffix(" rows of measures removed") })
    for file in try Repository.files(below: harness.output) {
      let bytes = try Repository.bytes(of: harness.output + "/" + file)
      for trace in [id, "Tailspin Toys", "tailspintoys.example", "tailspin-toys"] {
        #expect(!bytes.contains(Array(trace.utf8)) && !file.contains(trace), "\(file): \(trace)")
      }
    }
    #expect(try harness.published().keys.filter { $0.hasPrefix("customers/") }.count == 34)
    #expect(try harness.text("portfolio.xml").contains(" renderedAgain=\"customers\""))
    #expect(try !harness.text("customers/contoso-ltd-g9q4aw0n.xml").contains("renderedAgain"))
    #expect(try verifyArchive(harness.archive).damages == [])
    #expect(throws: RequestError.self) { try forgetCustomer(id, harness.archive) }
  }

  @Test("a customer of whom only a published night is left is forgotten, paths that name it included")
  func forgettingWhatIsPruned() throws {
    let harness = try NightHarness.example()
    try FileManager.default.createDirectory(
      atPath: harness.exports + "/ÉCOLE Tailspin Toys", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: harness.exports + "/customers.csv", toPath: harness.exports + "/ÉCOLE Tailspin Toys/notes.txt")
    for night in ["2026-10-30", "2026-10-31"] { try harness.run(night: night) }
    let users = harness.exports + "/customers.csv"
    let id = "0a11fab0-0002-4000-8000-000000000002"
    let others = try Repository.text(of: users).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(id) }
    try Data(others.joined(separator: "\n").utf8).write(to: URL(filePath: users))
    try FileManager.default.removeItem(atPath: harness.exports + "/ÉCOLE Tailspin Toys")
    for night in ["2026-11-01", "2026-11-02"] { try harness.run(night: night) }
    _ = try pruneArchive(
      keeping: KeptNights(daily: 2, weekly: 0, monthly: 0, yearly: 0), isTrial: false, harness.archive)
    let lines = try forgetCustomer(id, harness.archive)
    #expect(lines.contains("nights/2026-10-31.r1: removed, since the archive does not have the night"))
    for file in try Repository.files(below: harness.output) {
      let bytes = try Repository.bytes(of: harness.output + "/" + file)
      for trace in [id, "Tailspin Toys"] { #expect(!bytes.contains(Array(trace.utf8)), "\(file): \(trace)") }
    }
    #expect(try verifyArchive(harness.archive).damages == [])
    #expect(throws: RequestError.self) { try forgetCustomer(id, harness.archive) }
  }

  @Test("pruning says what it would remove, and removes it")
  func pruning() throws {
    let harness = try NightHarness.example()
    for night in ["2026-10-30", "2026-10-31", "2026-11-01"] { try harness.run(night: night) }
    let kept = KeptNights(daily: 1, weekly: 0, monthly: 2, yearly: 0)
    #expect(try pruneArchive(keeping: kept, isTrial: true, harness.archive) == ["2026-10-30.r1"])
    #expect(try listNights(harness.archive, as: .text).split(separator: "\n").count == 4)
    #expect(try pruneArchive(keeping: kept, isTrial: false, harness.archive) == ["2026-10-30.r1"])
    #expect(try listNights(harness.archive, as: .text).split(separator: "\n").count == 3)
    #expect(try pruneArchive(keeping: kept, isTrial: false, harness.archive) == [])
  }

  @Test("a published byte that changed is found, with the file and the night")
  func verifying() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let page = "nights/2026-11-01.r1/customers/contoso-ltd-g9q4aw0n.html"
    var bytes = try Repository.bytes(of: harness.output + "/" + page)
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: harness.output + "/" + page))
    try FileManager.default.removeItem(atPath: harness.output + "/nights/2026-11-01.r1/portfolio.csv")
    let summary = try verifyArchive(harness.archive)
    #expect(
      summary.damages.sorted() == ["\(page): altered", "nights/2026-11-01.r1/portfolio.csv: missing"])
    #expect(summary.exitStatus == .inputOutput)
  }

  @Test("a night whose reports are not kept any more is no damage, one whose links lead nowhere is")
  func gone() throws {
    let harness = try NightHarness.example()
    for night in ["2026-10-30", "2026-10-31"] { try harness.run(night: night) }
    for night in ["2026-10-30", "2026-10-31"] {
      try FileManager.default.removeItem(atPath: "\(harness.output)/nights/\(night).r1")
    }
    try FileManager.default.removeItem(atPath: "\(harness.output)/2026-10-30")
    #expect(
      try verifyArchive(harness.archive).damages == [
        "nights/2026-10-31.r1: missing; render --night 2026-10-31 renders it again"
      ])
  }

  @Test("an archive without nights beside published ones has lost them")
  func emptied() throws {
    let harness = try NightHarness.example()
    try harness.run()
    try Data().write(to: URL(filePath: harness.output + "/archive.sqlite"))
    let damages = try verifyArchive(harness.archive).damages
    #expect(
      damages.count == 1 && damages[0].hasSuffix("expected 1 published nights, found none: they are lost"))
  }

  @Test(
    "a night that was published anew without a customer is rendered as it is, and a damaged one not at all")
  func renderedAgain() throws {
    let harness = try NightHarness.example()
    try harness.run()
    _ = try forgetCustomer("0a11fab0-0002-4000-8000-000000000002", harness.archive)
    let request = RenderRequest(night: try reference("2026-11-01"))
    let summary = try renderNight(request, harness.archive, observer: .silent)
    #expect(summary.isAsPublished == true)
    #expect(try harness.files(in: "rendered/2026-11-01.r1") == harness.files(in: "nights/2026-11-01.r1"))
    guard Command.exists("python3") else { return }
    try SQLite.run(
      "UPDATE profiles SET name = 'Evil' WHERE seats IS NOT NULL", in: harness.output + "/archive.sqlite")
    #expect(throws: RequestError.self) { try renderNight(request, harness.archive, observer: .silent) }
  }

  @Test("templates of today that are not there are told, whatever is rendered")
  func missingTemplates() throws {
    let harness = try NightHarness.example()
    try harness.run()
    var configuration = harness.archive
    configuration.templateFolders.append(harness.output + "/missing")
    #expect(throws: RequestError.self) {
      try renderNight(
        RenderRequest(night: try reference("2026-11-01"), templates: .now), configuration, observer: .silent)
    }
  }
}
