import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("The account manager's digest")
struct DigestTests {
  /// Two nights a week apart, between which half of the people fell idle.
  private static func harness() throws -> MailHarness {
    var harness = try MailHarness()
    harness.settings = "customers: off"
    try harness.run("2026-11-01")
    try harness.emptyOutbox()
    try harness.nightly.night.moveUsers(byDays: 7, idleEvery: 2)
    try harness.run("2026-11-08")
    return harness
  }

  @Test("tells of changes, of at most ten customers, and of nobody else's")
  func changes() throws {
    let harness = try Self.harness()
    let request = try harness.request()
    let preview = try previewMail(
      to: "Dana Birch", of: try #require(NightReference("latest")), in: harness.nightly.folder + "/preview",
      request,
      observer: .silent)
    #expect(preview.problems == [])
    let html = try Repository.text(of: try #require(preview.paths.first { $0.hasSuffix(".html") }))
    #expect(html.contains("Call first: "))
    let rows = html.split(separator: "<th scope=\"row\"").dropFirst()
    #expect((1...10).contains(rows.count))
    for name in ["Litware", "Adventure Works", "Wingtip", "한빛전자"] { #expect(!html.contains(name)) }
    #expect(rows.contains { $0.contains("points, from") || $0.contains("New: ") })
  }

  @Test("is sent once a week, and says nothing where nothing changed")
  func weekly() throws {
    var harness = try Self.harness()
    #expect(try Set(harness.recipientsInOutbox()).isSuperset(of: ["dana.birch@fabrikam.example"]))
    try harness.emptyOutbox()
    try harness.run("2026-11-09")
    try harness.run("2026-11-10")
    let states = try harness.ledger().states(of: "dana.birch@fabrikam.example")
    #expect(states.count == 3)
    #expect(try harness.outbox().count <= 3)
  }
}
