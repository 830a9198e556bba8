import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Keeping mails")
struct MailKeepingTests {
  @Test("of a forgotten customer leaves no trace in the outbox, the previews and the ledger")
  func forget() throws {
    var harness = try MailHarness()
    harness.settings = "attach: [html, xml, csv]"
    try harness.run("2026-11-01")
    _ = try previewMail(
      to: "contoso.example", of: try #require(NightReference("latest")), in: nil, try harness.request(),
      observer: .silent)
    let before = try harness.outbox().count
    let lines = try forgetCustomer(
      "0a11fab0-0001-4000-8000-000000000001", harness.nightly.night.archive)
    #expect(lines.contains { $0.hasPrefix("outbox/2026-11-01.customer.") })
    #expect(lines.contains("preview: removed"))
    #expect(try harness.outbox().count < before)
    #expect(try harness.ledger().mails.allSatisfy { !$0.recipient.contains("contoso") })
    for path in try Repository.files(below: harness.nightly.night.output) {
      let bytes = try Repository.bytes(of: harness.nightly.night.output + "/" + path)
      #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("contoso"), "\(path)")
    }
    #expect(try verifyArchive(harness.nightly.night.archive).damages == [])
  }

  @Test(
    "that a killed run left on their way to the outbox are released, and none is in doubt",
    .enabled(if: Command.exists("python3"), "needs python3"))
  func interruptedOutbox() throws {
    var harness = try MailHarness()
    harness.settings = "accountManagers: off"
    try harness.run("2026-11-01")
    let output = harness.nightly.night.output
    let names = try harness.outbox().keys.sorted()
    // As a kill leaves it between the note and the last release: one mail is staged still.
    try FileManager.default.moveItem(
      atPath: "\(output)/outbox/\(names[0])", toPath: "\(output)/outbox/.sending/\(names[0])")
    try SQLite.run("UPDATE mails SET state = 'sending'", in: output + "/archive.sqlite")
    try FileManager.default.removeItem(atPath: "\(output)/outbox/\(names[1])")
    let mail = try #require(try harness.run("2026-11-01").mail)
    #expect(mail.failures == [])
    // What was picked up meanwhile is not there again.
    #expect(try harness.outbox().keys.sorted() == names.filter { $0 != names[1] })
    #expect(try harness.ledger().mails.allSatisfy { $0.state == "accepted" })
  }
}
