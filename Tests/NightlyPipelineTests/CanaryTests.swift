import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

/// User names, addresses and texts of requests stop at the door (DESIGN section 3).
@Suite("Personal data")
struct CanaryTests {
  private static let customer = "0a11fab0-0001-4000-8000-000000000001"
  private static let userColumns =
    "Report Refresh Date,User Principal Name,Display Name,Is Deleted,Has Teams License,Teams Last Activity Date,"
    + "Teams License Assign Date,Assigned Products,Department"

  /// Exports whose every personal cell, and every cell of malformed rows, holds the word.
  private func exports() throws -> NightHarness {
    let harness = try NightHarness()
    let id = Self.customer
    try harness.write("CustomerId,CustomerName,Domains\n\(id),Contoso,contoso.example\n", to: "customers.csv")
    func user(_ number: Int, day: String = "2026-10-30", isDeleted: String = "False") -> String {
      "2026-10-31,canary\(number)@contoso.example,\"Canary, Person \(number)\",\(isDeleted),True,\(day),2025-01-01,"
        + "OFFICE 365 E3,Canary department\n"
    }
    let people = (1...400).map { user($0) }.joined()
    let malformed = [
      user(901, day: "canary-day"), user(902, isDeleted: "canary"), "2026-10-31,canary903@contoso.example\n",
      "Canary Person 904,2026-10-31,canary,canary,canary,canary,canary,canary,canary\n",
    ]
    // Of 403 records at most 4 may be set aside: 3 are here, 4 of 5 in the next file.
    try harness.write(
      Self.userColumns + "\n" + people + malformed.prefix(3).joined(), to: "\(id)/users.csv")
    try harness.write(
      Self.userColumns + "\n" + user(1) + malformed.joined(), to: "contoso.example/refused.csv")
    try harness.write(
      Self.userColumns + "\n" + user(2) + "2026-10-31,\"canary905@contoso.example",
      to: "contoso.example/cut.csv")
    try harness.write(user(3) + user(4), to: "no-header.csv")
    try harness.write(
      "CustomerId," + Self.userColumns + "\n" + "canary-tenant," + user(5) + "\(id)," + user(6),
      to: "joined.csv")
    let tickets = (1...300).map {
      "\($0),\(id),2026-10-20T08:00:00Z,Teams,how-to,open,web,good,Canary cannot log in,canary@contoso.example\n"
    }
    try harness.write(
      "TicketId,CustomerId,CreatedAt,Product,Category,Status,Channel,SatisfactionRating,Subject,Requester\n"
        + tickets.joined()
        + "canary-ticket,\(id),2026-10-20T08:00:00Z,canary,canary,canary,canary,canary,Canary,Canary\n"
        + "900,\(id),canary,Teams,how-to,open,web,good,Canary,Canary\n"
        + "901,canary@contoso.example,2026-10-20T08:00:00Z,Teams,how-to,open,web,good,Canary,Canary\n",
      to: "tickets.csv")
    return harness
  }

  private func isClean(_ text: some StringProtocol) -> Bool { !text.lowercased().contains("canary") }

  @Test("no name, address or text of a request is in any published byte, run record or finding")
  func published() throws {
    let harness = try exports()
    var said: [String] = []
    var observer = NightObserver.silent
    observer.found = { said.append($0.text) }
    observer.stageEnded = { stage, words, _ in said.append("\(stage) \(words)") }
    let summary = try runNight(harness.configuration(), observer: observer)
    // The exports did what the test needs: malformed rows were set aside, files were refused, keys matched nobody.
    for code in [
      "rejected-record", "too-many-rejected", "truncated-file", "unrecognized-file", "unmatched-records",
    ] {
      #expect(said.contains { $0.contains(code) }, "\(code)")
    }
    #expect(summary.exitStatus == .partial)
    #expect(said.allSatisfy { isClean($0) })
    let files = try harness.published()
    #expect(files.count == 9)
    for (path, bytes) in files {
      #expect(isClean(path) && isClean(String(decoding: bytes, as: UTF8.self)), "\(path)")
    }
    let record = try harness.text("run.json")
    #expect(record.contains("rejected-record") && isClean(record))
  }

  @Test("nor in what a check says, nor in the error of a run that finds nothing usable")
  func said() throws {
    let harness = try exports()
    let summary = try checkNight(harness.configuration(), observer: .silent)
    #expect(summary.findings.count > 4)
    #expect(summary.findings.allSatisfy { isClean($0.text) })
    #expect(summary.coverage.allSatisfy { isClean($0.name) && isClean($0.customer) })
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: harness.exports) where name != "no-header.csv" {
      try manager.removeItem(atPath: harness.exports + "/" + name)
    }
    let error = try #require(try harness.error())
    #expect(error.exitStatus == .noUsableExport)
    #expect(isClean(error.description))
  }
}
