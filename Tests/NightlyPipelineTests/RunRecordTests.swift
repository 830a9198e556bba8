import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("The run record")
struct RunRecordTests {
  /// What `run.json` must hold, decoded by its published names.
  private struct Record: Codable {
    struct Stage: Codable { let name: String, milliseconds: Int }
    struct Input: Codable {
      let path: String, kind: String, size: Int, fingerprint: String, records: Int, rejected: Int
    }
    struct Finding: Codable {
      let severity: String, code: String, file: String?, line: Int?, column: Int?, customer: String?,
        count: Int?, expected: String?, found: String?
    }
    let program: String, version: String, night: String, dataDate: String?
    let revision: Int, customers: Int, files: Int
    let unpublished: [String], stages: [Stage], inputs: [Input], findings: [Finding]
  }

  private func record(of harness: NightHarness) throws -> Record {
    try JSONDecoder().decode(Record.self, from: Data(try harness.text("run.json").utf8))
  }

  @Test("names program, night, revision, customers and files")
  func content() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let record = try record(of: harness)
    #expect((record.program, record.version) == ("adoption-report", "1.2.3"))
    #expect((record.night, record.dataDate, record.revision) == ("2026-11-01", "2026-10-31", 1))
    #expect(record.customers == 18)
    // 36 pages of customers, portfolio in HTML and XML, three tables.
    #expect(record.files == 42)
    #expect(record.unpublished.isEmpty)
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test("is written as Foundation writes it, with and without findings")
  func encoder() throws {
    let harness = try NightHarness.example()
    try harness.write("a,b\n", to: "what.csv")
    for _ in 0..<2 {
      try harness.run()
      #expect(try harness.text("run.json") == Self.encoded(record(of: harness)) + "\n")
      try harness.write("CustomerId,CustomerName\nc,\"C\"\n", to: "customers.csv")
    }
    for code in 0..<UInt8(0x80) {
      let text = "a\(Character(Unicode.Scalar(code)))é한😀"
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("list") { $0.array([text, "", text]) { $0.write($1) } }
        writer.member("none", nil as Int?)
        writer.member("number", -12)
        writer.member("text", text)
      }
      struct Value: Encodable {
        let list: [String], number: Int, text: String
      }
      #expect(
        String(decoding: writer.bytes, as: UTF8.self)
          == (try Self.encoded(Value(list: [text, "", text], number: -12, text: text))), "\(code)")
    }
  }

  @Test("times the stages by the clock it was given")
  func stages() throws {
    let harness = try NightHarness.example()
    var seconds = 0
    var observer = NightObserver.silent
    observer.now = {
      seconds += 1
      return .seconds(seconds)
    }
    var ended: [Stage] = []
    observer.stageEnded = { stage, _, duration in
      ended.append(stage)
      #expect(duration == .seconds(1))
    }
    _ = try runNight(harness.configuration(), observer: observer)
    #expect(ended == Stage.allCases.filter { $0 != .mail && $0 != .prune })
    let stages = try record(of: harness).stages
    // Publishing ends after the record is written.
    #expect(stages.map(\.name) == ["templates", "import", "measure", "render"])
    #expect(stages.allSatisfy { $0.milliseconds == 1000 })
  }

  @Test("lists the exports by path with size and fingerprint, and the findings")
  func inputs() throws {
    let harness = try NightHarness.example()
    try harness.write("color\nred\n", to: "odd.csv")
    try harness.run()
    let record = try record(of: harness)
    #expect(
      record.inputs.map { "\($0.path) \($0.kind) \($0.records)" } == [
        "active-users.csv active-users 347", "customers.csv customers 18",
        "graph/Office365ActiveUserDetail_0a11fab0-0013-4000-8000-000000000013.csv graph-active-user-detail 18",
        "graph/adatum.example/Office365ActiveUserDetail.csv graph-active-user-detail 27",
        "partner-center/license-deployment.json partner-center-deployment 2",
        "partner-center/license-usage.json partner-center-usage 2",
        "subscriptions-sold-by-us.csv subscriptions 2", "subscriptions.csv subscriptions 35",
        "tickets.csv tickets 169",
      ])
    for input in record.inputs {
      #expect(input.size == (try Repository.bytes(of: harness.exports + "/" + input.path).count))
      #expect(input.fingerprint.wholeMatch(of: /[0-9a-f]{32}/) != nil)
      #expect(input.rejected == 0)
    }
    #expect(
      record.findings.map { "\($0.severity) \($0.code) \($0.file ?? "")" } == [
        "refusal unrecognized-file odd.csv", "note unrecognized-file README.md",
        "note concealed-names graph/adatum.example/Office365ActiveUserDetail.csv",
      ])
    #expect(record.findings.last?.count == 27)
  }
}

@Suite("A check")
struct CheckTests {
  @Test("writes nothing, and says which export tells about which customer")
  func coverage() throws {
    let harness = try NightHarness.example()
    let before = try Repository.files(below: harness.exports)
    let summary = try checkNight(harness.configuration(), observer: .silent)
    #expect(summary.exitStatus == .success)
    #expect(!FileManager.default.fileExists(atPath: harness.output))
    #expect(try Repository.files(below: harness.exports) == before)
    #expect(summary.exports.map(\.path).count == 9)
    #expect(summary.coverage.count == 18)
    func kinds(_ number: String) throws -> [String] {
      let id = "0a11fab0-\(number)-4000-8000-00000000\(number)"
      let customer = try #require(summary.coverage.first { $0.customer == id })
      return customer.exports.map { summary.exports[$0].kind }
    }
    #expect(try kinds("0001") == ["active-users", "subscriptions", "tickets"])
    #expect(try kinds("0007") == ["graph-active-user-detail", "subscriptions", "tickets"])
    #expect(try kinds("0008") == ["subscriptions", "tickets"])
    #expect(try kinds("0017") == ["active-users", "subscriptions", "subscriptions", "tickets"])
    #expect(try kinds("0018") == ["partner-center-deployment", "partner-center-usage", "tickets"])
    #expect(try kinds("0013") == ["graph-active-user-detail", "subscriptions", "tickets"])
    #expect(summary.coverage.first?.name == "Contoso, Ltd.")
  }

  @Test("reports what a night would report, with the same status")
  func findings() throws {
    let harness = try NightHarness.example()
    try harness.write("", to: "empty.csv")
    let summary = try checkNight(harness.configuration(), observer: .silent)
    #expect(summary.exitStatus == .partial)
    #expect(
      summary.findings.filter(\.isRefusal).map(\.text).allSatisfy { $0.hasPrefix("empty.csv: empty-file") })
    #expect(summary.findings.count == 3)
  }

  @Test("of nothing ends as a night of nothing does")
  func nothing() throws {
    let harness = try NightHarness()
    let error = #expect(throws: NightError.self) {
      try checkNight(harness.configuration(), observer: .silent)
    }
    #expect(error?.exitStatus == .noInput)
  }
}
