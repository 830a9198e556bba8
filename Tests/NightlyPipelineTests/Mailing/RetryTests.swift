import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("A mail that is refused for now")
struct RetryTests {
  private static func harness(_ server: MailServer, recipient: String, retryFor: String) throws -> MailHarness
  {
    var harness = try MailHarness()
    harness.settings =
      "accountManagers: off\ncourier: smtp\nretryFor: \(retryFor)\nsmtp: {host: 127.0.0.1, port: \(server.port)}"
    let list = try Repository.text(of: harness.nightly.night.exports + "/customers.csv")
    try harness.nightly.night.write(
      list.replacing("it@contoso.example", with: recipient), to: "customers.csv")
    return harness
  }

  @Test("is sent again by the same run, after all others and a pause")
  func again() throws {
    let server = try MailServer()
    var harness = try Self.harness(server, recipient: "once@contoso.example", retryFor: "10m")
    let mail = try #require(try harness.run("2026-11-01").mail)
    #expect((mail.accepted, mail.failures) == (5, []))
    #expect(server.mails.last?.recipients == "once@contoso.example")
    let row = try harness.ledger().mails.first { $0.recipient == "once@contoso.example" }
    #expect(row?.state == "accepted" && row?.attempts == 2)
  }

  @Test("is left to the next run where the time for that is over")
  func nextRun() throws {
    let server = try MailServer()
    var harness = try Self.harness(server, recipient: "once@contoso.example", retryFor: "10s")
    let mail = try #require(try harness.run("2026-11-01").mail)
    #expect(mail.accepted == 4 && mail.failures.count == 1 && mail.exitStatus == .partial)
    #expect(mail.failures[0].hasSuffix(": deferred: not taken in time"))
    let next = try #require(try harness.run("2026-11-02").mail)
    #expect(next.accepted == 1)
    #expect(server.mails.last?.header("Message-ID").hasPrefix("<2026-11-01.customer.") == true)
  }

  @Test("is tried until the time for that is over, and no longer")
  func cap() throws {
    let server = try MailServer()
    var harness = try Self.harness(server, recipient: "tmp@contoso.example", retryFor: "10m")
    #expect(try harness.run("2026-11-01").mail?.failures.count == 1)
    // Pauses of 30, 60, 120 and 240 seconds lie within ten minutes.
    let row = try harness.ledger().mails.first { $0.recipient == "tmp@contoso.example" }
    #expect(row?.state == "deferred" && row?.attempts == 5)
    #expect(row?.reply == "451 4.2.1 try later")
  }

  @Test("waits where the list of customers cannot be read, and is sent when it can")
  func unreadableList() throws {
    let server = try MailServer()
    var harness = try Self.harness(server, recipient: "once@contoso.example", retryFor: "10s")
    try harness.run("2026-11-01")
    let path = harness.nightly.night.exports + "/customers.csv"
    let list = try Repository.text(of: path)
    try harness.nightly.night.write("CustomerId,CustomerName\n\"a,b", to: "customers.csv")
    try harness.run("2026-11-02")
    #expect(try harness.ledger().states(of: "once@contoso.example") == ["deferred"])
    try harness.nightly.night.write(list, to: "customers.csv")
    try harness.run("2026-11-03")
    #expect(try harness.ledger().states(of: "once@contoso.example") == ["accepted"])
    #expect(server.mails.count { $0.recipients == "once@contoso.example" } == 1)
  }

  @Test("is superseded where its recipient is none any more, and is noted under the courier that has it now")
  func changedSettings() throws {
    let server = try MailServer()
    var harness = try Self.harness(server, recipient: "tmp@contoso.example", retryFor: "10s")
    try harness.run("2026-11-01")
    harness.settings = "accountManagers: off"
    try harness.run("2026-11-02")
    let row = try harness.ledger().mails.first { $0.recipient == "tmp@contoso.example" }
    #expect(row?.state == "accepted" && row?.courier == "outbox")
    var other = try Self.harness(server, recipient: "tmp@contoso.example", retryFor: "10s")
    try other.run("2026-11-01")
    other.settings += "\nallowedDomains: [hanbit-electronics.example]"
    try other.run("2026-11-02")
    #expect(try other.ledger().states(of: "tmp@contoso.example") == ["superseded"])
  }
}
