import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Who is sent mails")
struct RecipientTests {
  private static let customers = [
    "adoption@northwindtraders.example", "hello@margiestravel.example", "it@contoso.example",
    "it@hanbit-electronics.example", "it@northwindtraders.example",
  ]

  @Test("are customers that the list switches on, each at their addresses and nobody else")
  func switchedOn() throws {
    var harness = try MailHarness()
    harness.settings = "accountManagers: off"
    let summary = try harness.run("2026-11-01")
    #expect(summary.exitStatus == .success)
    #expect(try harness.recipientsInOutbox() == Self.customers)
    #expect(try harness.ledger().mails.allSatisfy { $0.audience == "customer" && $0.state == "accepted" })
  }

  @Test("are nobody where no sender is configured")
  func noSender() throws {
    let harness = try NightlyHarness()
    #expect(try harness.run("2026-11-01").mail == nil)
    #expect(!FileManager.default.fileExists(atPath: harness.night.output + "/outbox"))
  }

  @Test("are those of the file of recipients where it names the customer, whatever the list says")
  func file() throws {
    var harness = try MailHarness()
    harness.settings = "accountManagers: off\noperations: nightly"
    harness.recipients = """
      operations: [ops@fabrikam.example]
      customers:
        - {id: 0A11FAB0-0001-4000-8000-000000000001, send: false}
        - {id: 0a11fab0-0011-4000-8000-000000000011, send: true, to: [a@gaon-construction.example], language: en}
      """
    try harness.run("2026-11-01")
    let expected = Self.customers.filter { $0 != "it@contoso.example" }
    #expect(
      try harness.recipientsInOutbox()
        == (expected + ["a@gaon-construction.example", "ops@fabrikam.example"]).sorted())
  }

  @Test("are of allowed domains alone, and none that has opted out")
  func allowed() throws {
    var harness = try MailHarness()
    harness.settings =
      "accountManagers: off\nallowedDomains: [Northwindtraders.example, contoso.example]\noptOut: out.txt"
    try Data("# no more\nIT@northwindtraders.example since May\n".utf8).write(
      to: URL(filePath: harness.nightly.folder + "/out.txt"))
    try harness.run("2026-11-01")
    #expect(
      try harness.recipientsInOutbox() == ["adoption@northwindtraders.example", "it@contoso.example"])
  }

  @Test("are no customers whose switch or addresses cannot be read, and that is said without an address")
  func unreadable() throws {
    var harness = try MailHarness()
    harness.settings = "accountManagers: off"
    let list = try Repository.text(of: harness.nightly.night.exports + "/customers.csv")
    try harness.nightly.night.write(
      list.replacing(",it@contoso.example,yes", with: ",it@contoso.example,perhaps")
        .replacing("hello@margiestravel.example", with: "Mallory <hello@margiestravel.example>"),
      to: "customers.csv")
    let mail = try #require(try harness.run("2026-11-01").mail)
    #expect(
      mail.notes == [
        "customer 0a11fab0-0001-4000-8000-000000000001: SendReport: expected yes or no",
        "customer 0a11fab0-0016-4000-8000-000000000016: ReportRecipients: expected addresses",
      ])
    #expect(try !harness.recipientsInOutbox().contains { $0.contains("contoso.example") })
  }

  @Test("are no customers whose exports were matched by name alone, and no manager is told of them")
  func nameAlone() throws {
    var harness = try MailHarness()
    harness.settings = "accountManagers: nightly"
    let path = harness.nightly.night.exports + "/subscriptions.csv"
    // The subscriptions of one customer name it by its name.
    let list = try Repository.text(of: path)
    try harness.nightly.night.write(
      list.replacing("0a11fab0-0003-4000-8000-000000000003,", with: "Northwind Traders,"),
      to: "subscriptions.csv")
    try harness.run("2026-11-02")
    #expect(try !harness.recipientsInOutbox().contains { $0.hasSuffix("@northwindtraders.example") })
    let ledger = try harness.ledger()
    #expect(ledger.states(of: "it@northwindtraders.example") == ["quiet"])
    #expect(ledger.mails.contains { $0.reply?.contains("by its name alone") == true })
    // Its commitment came into sight that night, which would stand in the digest.
    #expect(ledger.states(of: "dana.birch@fabrikam.example") == ["quiet"])
  }

  @Test("named by a file that cannot be right stop the night before any export is read")
  func mistakes() throws {
    var harness = try MailHarness()
    harness.recipients = "operations:\n  - no address\n"
    harness.settings = "operations: nightly"
    #expect(throws: NightError.self) { try harness.run("2026-11-01") }
    harness.recipients = "accountManagers:\n  - {name: A, mail: a@b.example}\n"
    let error = try #require(throws: NightError.self) { try harness.run("2026-11-01") }
    #expect(error.description.contains("recipients.yaml:2:15: expected one of the keys name, to, language"))
    #expect(error.exitStatus == .configuration)
  }
}
