import FoundationEssentials
import TestSupport
import Testing

@Suite("A night that is mailed")
struct MailedNightTests {
  @Test("in cron's environment publishes, archives and mails; the rerun sends nothing and changes nothing")
  func cron() throws {
    let server = try MailServer()
    let folder = try MailFolder(recipients: (0..<4).map { "good\($0)@c.example" }, port: server.port)
    let outcome = try folder.nightly.run()
    #expect(outcome == Command.Outcome(status: 0, output: "", errors: ""))
    #expect(server.mails.map(\.recipients).sorted() == (0..<4).map { "good\($0)@c.example" })
    #expect(server.mails.allSatisfy { $0.sender == "reports@p.example" })
    #expect(server.connections == 1)
    #expect(Set(server.mails.map { $0.header("Message-ID") }).count == 4)
    let before = try folder.nightly.state()
    #expect(try folder.nightly.run().status == 0)
    #expect(server.mails.count == 4)
    #expect(try folder.nightly.state() == before)
    let archive = try Command(
      [Program.path, "archive", "verify", "--config", folder.nightly.configuration]
    ).run()
    #expect(archive.status == 0)
  }

  @Test(
    "tries again what is refused for now, leaves what is refused for good, and lists both without an address")
  func faults() throws {
    let server = try MailServer()
    let faults = ["good", "tmp", "perm", "dtmp", "dperm", "drop354", "lost250", "good2"].map {
      "\($0)@c.example"
    }
    let folder = try MailFolder(recipients: faults, port: server.port, settings: ["retryFor: 1s"])
    let outcome = try folder.nightly.run()
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(
      try folder.states() == [
        "good@c.example": "accepted", "tmp@c.example": "deferred", "perm@c.example": "rejected",
        "dtmp@c.example": "deferred", "dperm@c.example": "rejected", "drop354@c.example": "deferred",
        "lost250@c.example": "unknown", "good2@c.example": "accepted",
      ])
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.count { $0.contains(" to customer c") } == 6)
    #expect(
      errors.last?.hasPrefix("error: 2 mails accepted, 6 not delivered; the night is published") == true)
    #expect(!outcome.errors.contains("@c.example") && !outcome.errors.contains("\u{1B}"))
    let accepted = server.mails.count
    // What was refused for good and what is in doubt is not sent again, unless somebody asks.
    let retried = try folder.mail("retry")
    #expect(retried.status == 1)
    #expect(server.mails.count == accepted)
    #expect(try folder.mail("retry", "--unknown", "--only", "lost250@c.example").status == 1)
    let twice = server.mails.filter { $0.recipients == "lost250@c.example" }
    #expect(twice.count == 2 && twice.first?.bytes == twice.last?.bytes)
  }

  @Test(
    "waits for a server that cannot be reached, says so with status 69, and the next run sends what is left")
  func unreachable() throws {
    let closed = try MailServer()
    closed.stop()
    let folder = try MailFolder(
      recipients: ["good@c.example"], port: closed.port, settings: ["retryFor: 1s"])
    let outcome = try folder.nightly.run()
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("the mail server cannot be reached"))
    #expect(try folder.states() == ["good@c.example": "planned"])
    #expect(FileManager.default.fileExists(atPath: folder.nightly.output + "/latest/portfolio.html"))
    let server = try MailServer()
    try folder.nightly.configure(
      "mail:\n  from: reports@p.example\n  courier: smtp\n  recipients: recipients.yaml\n"
        + "  smtp: {host: 127.0.0.1, port: \(server.port)}\n")
    #expect(try folder.nightly.run("2026-11-02").status == 0)
    // The mail of the night before is sent: the same customer's is due once a month.
    #expect(server.mails.map(\.recipients) == ["good@c.example"])
    #expect(server.mails.first?.header("Message-ID").hasPrefix("<2026-11-01.customer.") == true)
  }
}
