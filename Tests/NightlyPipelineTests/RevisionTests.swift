import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("A night that runs again")
struct RevisionTests {
  private func target(_ harness: NightHarness, _ link: String) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: harness.output + "/" + link)
  }

  @Test("with the same exports changes nothing")
  func unchanged() throws {
    let harness = try NightHarness.example()
    let first = try harness.run()
    let record = try harness.text("run.json")
    let second = try harness.run()
    #expect(!first.isUnchanged && second.isUnchanged)
    #expect(first.folder == second.folder && first.folder.hasSuffix("nights/2026-11-01.r1"))
    #expect(second.exitStatus == .success)
    #expect(try harness.text("run.json") == record)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: harness.output + "/nights") == ["2026-11-01.r1"])
  }

  @Test("with other exports is a new revision beside the old one")
  func changed() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let before = try harness.published()
    try harness.change("tickets.csv") {
      $0
        + "99001,0a11fab0-0001-4000-8000-000000000001,2026-10-20T08:00:00Z,Teams,how-to,open,web,unoffered,x\n"
    }
    let second = try harness.run()
    #expect(!second.isUnchanged)
    #expect(try target(harness, "latest") == "nights/2026-11-01.r2")
    #expect(try target(harness, "2026-11-01") == "nights/2026-11-01.r2")
    #expect(try harness.published() != before)
    let old = harness.output + "/nights/2026-11-01.r1/"
    for (path, bytes) in before { #expect(try Repository.bytes(of: old + path) == bytes, "\(path)") }
  }

  @Test("an earlier night does not become the latest")
  func earlier() throws {
    let harness = try NightHarness.example()
    try harness.run()
    try harness.run(night: "2026-10-31")
    #expect(try target(harness, "latest") == "nights/2026-11-01.r1")
    #expect(try target(harness, "2026-10-31") == "nights/2026-10-31.r1")
  }
}
