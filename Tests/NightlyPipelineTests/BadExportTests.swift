import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

/// A file that cannot be used.
struct BadExport: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let code: String
  /// The bytes; `nil` for a link that leads nowhere.
  let bytes: [UInt8]?

  init(_ testDescription: String, code: String, _ text: String) {
    self.init(testDescription, code: code, bytes: Array(text.utf8))
  }

  init(_ testDescription: String, code: String, bytes: [UInt8]?) {
    self.testDescription = testDescription
    self.code = code
    self.bytes = bytes
  }

  private static let ticket = "90001,0a11fab0-0001-4000-8000-000000000001,2026-10-20T08:00:00Z,Teams,how-to"
  private static let tickets = "TicketId,CustomerId,CreatedAt,Product,Category\n"

  static let all = [
    BadExport(
      "a missing column", code: "missing-column", "TicketId,CustomerId,Product,Category\n1,a,Teams,how-to\n"),
    BadExport("nothing in it", code: "empty-file", ""),
    BadExport("a header alone", code: "empty-file", tickets),
    BadExport(
      "an end in the middle of a record", code: "truncated-file", tickets + ticket + "\n90002,\"0a11fab0"),
    BadExport("no export's header", code: "unrecognized-file", "color,shape\nred,round\n"),
    BadExport(
      "too many records that cannot be read", code: "too-many-rejected", tickets + ticket + "\n1,2\n"),
    BadExport("UTF-16 without a mark", code: "unreadable-encoding", bytes: Array("T\0i\0".utf8)),
    BadExport("a link that leads nowhere", code: "unreadable-file", bytes: nil),
  ]
}

@Suite("One bad export among good ones")
struct BadExportTests {
  @Test(
    "every customer is published all the same; the status is 1 and the finding names the file",
    arguments: BadExport.all)
  func bad(export: BadExport) throws {
    let (good, bad) = (try NightHarness.example(), try NightHarness.example())
    let path = bad.exports + "/bad.csv"
    if let bytes = export.bytes {
      try Data(bytes).write(to: URL(filePath: path))
    } else {
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/nowhere/at/all")
    }
    try good.run()
    var findings: [FoundLine] = []
    var observer = NightObserver.silent
    observer.found = { findings.append($0) }
    let summary = try runNight(bad.configuration(), observer: observer)
    #expect(summary.exitStatus == .partial)
    #expect(summary.refusedExports == 1 && summary.unpublished.isEmpty && summary.customers == 18)
    let refusals = findings.filter(\.isRefusal).map(\.text)
    #expect(refusals.count == 1)
    #expect(refusals.allSatisfy { $0.hasPrefix("bad.csv:") && $0.contains(export.code) }, "\(refusals)")
    let (expected, found) = (try good.published(), try bad.published())
    let different = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }.sorted()
    #expect(different == ["manifest.sha256", "portfolio.html", "portfolio.xml"])
    #expect(
      try bad.text("portfolio.xml").contains(
        "<finding severity=\"refusal\" code=\"\(export.code)\" file=\"bad.csv\""))
  }

  @Test("findings alone never change the status")
  func findingsOnly() throws {
    let harness = try NightHarness.example()
    try harness.change("active-users.csv") {
      $0 + "no-such-customer,2026-10-31,x@y.example,X,False,,True,,,,,,,,,,,,,,,,,,\n"
    }
    let summary = try harness.run()
    #expect(summary.exitStatus == .success)
    #expect(try harness.text("portfolio.xml").contains("code=\"unmatched-records\""))
  }
}
