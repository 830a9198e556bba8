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
}
