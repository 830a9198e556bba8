import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("A mail is sent once")
struct OnceTests {
  @Test("and a rerun of the night changes and sends nothing")
  func rerun() throws {
    var harness = try MailHarness()
    harness.settings = "operations: nightly"
    harness.recipients = "operations: [ops@fabrikam.example]"
    try harness.run("2026-11-01")
    let before = try harness.outbox()
    #expect(before.count >= 6)
    try harness.emptyOutbox()
    let again = try #require(try harness.run("2026-11-01").mail)
    #expect((again.accepted, again.failures) == (0, []))
    #expect(try harness.outbox().isEmpty)
    let sent = try sendMails(
      of: try #require(NightReference("2026-11-01")), MailSelection(), try harness.request(),
      observer: .silent)
    #expect((sent.accepted, sent.exitStatus) == (0, .success))
    #expect(try harness.outbox().isEmpty)
  }

  @Test("a week or month, on its first night")
  func periods() throws {
    var harness = try MailHarness()
    harness.settings = "customers: weekly\naccountManagers: off"
    // 2026-11-06 is a Friday.
    for night in ["2026-11-06", "2026-11-07", "2026-11-08", "2026-11-09", "2026-11-10", "2026-11-16"] {
      try harness.nightly.night.moveUsers(byDays: 0, idleEvery: night == "2026-11-09" ? 2 : 1000)
      try harness.run(night)
    }
    // On the 16th all is again as on the 6th, but not as it was told last.
    #expect(try harness.ledger().states(of: "it@contoso.example") == ["accepted", "accepted", "accepted"])
    #expect(try harness.ledger().nights.map(\.night) == ["2026-11-06", "2026-11-09", "2026-11-16"])
    harness.settings = "customers: monthly\naccountManagers: off"
    try harness.run("2026-11-30")
    try harness.nightly.night.moveUsers(byDays: 0, idleEvery: 3)
    try harness.run("2026-12-02")
    #expect(try harness.ledger().nights.map(\.night).last == "2026-12-02")
    #expect(try harness.ledger().nights.count == 4)
  }

  @Test("and not at all where nothing changed since the last one")
  func quiet() throws {
    var harness = try MailHarness()
    harness.settings = "customers: nightly\naccountManagers: off"
    try harness.run("2026-11-01")
    let mail = try #require(try harness.run("2026-11-02").mail)
    #expect((mail.accepted, mail.quiet, mail.exitStatus) == (0, 5, .success))
    #expect(try harness.ledger().states(of: "it@contoso.example") == ["accepted", "quiet"])
  }

  @Test("and with the frequency changes, only where advice came or went")
  func changes() throws {
    var harness = try MailHarness()
    harness.settings = "customers: changes\naccountManagers: off"
    // The first night is the baseline: nothing is new.
    #expect(try harness.run("2026-11-01").mail?.accepted == 0)
    try harness.nightly.night.moveUsers(byDays: 7, idleEvery: 2)
    #expect(try harness.run("2026-11-08").mail?.accepted ?? 0 > 0)
  }

  @Test("by a trial or to another address, nobody is sent anything and nothing is noted")
  func trial() throws {
    var harness = try MailHarness()
    harness.settings = "accountManagers: off\ncustomers: off"
    try harness.run("2026-11-01")
    harness.settings = ""
    let night = try #require(NightReference("2026-11-01"))
    var selection = MailSelection()
    selection.isTrial = true
    let trial = try sendMails(of: night, selection, try harness.request(), observer: .silent)
    #expect(trial.accepted >= 5 && trial.failures == [])
    #expect(try harness.outbox().isEmpty && harness.ledger().mails.isEmpty)
    (selection.isTrial, selection.redirect) = (false, "me@fabrikam.example")
    let redirected = try sendMails(of: night, selection, try harness.request(), observer: .silent)
    #expect(redirected.accepted == trial.accepted)
    #expect(Set(try harness.recipientsInOutbox()) == ["me@fabrikam.example"])
    #expect(try harness.outbox().count == trial.accepted && harness.ledger().mails.isEmpty)
    selection = MailSelection()
    selection.only = ["contoso.example", "0a11fab0-0001-4000-8000-000000000001"]
    let one = try sendMails(of: night, selection, try harness.request(), observer: .silent)
    #expect(one.accepted == 1)
    #expect(
      try harness.ledger().mails.filter { $0.state == "accepted" }.map(\.recipient) == ["it@contoso.example"])
  }
}
