import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Nights and the archive")
struct ArchivedNightTests {
  @Test("a night is rendered again byte for byte, however often and after later nights")
  func renderedAgain() throws {
    let harness = try NightHarness.example()
    try harness.moveUsers(byDays: -28, idleEvery: 3)
    try harness.run(night: "2026-10-04")
    let first = try harness.published()
    try harness.moveUsers(byDays: 0, idleEvery: 50)
    try harness.run()
    for (night, published) in [("2026-10-04", first), ("2026-11-01", try harness.published())] {
      let request = RenderRequest(night: try #require(NightReference(night)))
      for _ in 0..<2 {
        let summary = try renderNight(request, harness.archive, observer: .silent)
        #expect(summary.isAsPublished == true)
        #expect(try harness.files(in: summary.folder) == published)
      }
    }
    #expect(try verifyArchive(harness.archive).damages == [])
  }

  @Test("with the rules or templates of today, or another version, every report says so and stays valid")
  func labelled() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let night = try #require(NightReference("latest"))
    for (playbook, templates, version, tokens) in [
      (RenderRequest.Origin.now, RenderRequest.Origin.then, "1.2.3", "playbook"),
      (.then, .now, "1.2.3", "templates"), (.then, .then, "1.2.4", "version"),
      (.now, .now, "1.2.4", "playbook templates version"),
    ] {
      var configuration = harness.archive
      configuration.programVersion = version
      let summary = try renderNight(
        RenderRequest(night: night, playbook: playbook, templates: templates), configuration,
        observer: .silent)
      #expect(summary.isAsPublished == false && summary.unpublished.isEmpty)
      let files = try harness.files(in: summary.folder)
      for (path, bytes) in files where path.hasSuffix(".xml") {
        #expect(String(decoding: bytes, as: UTF8.self).contains(" renderedAgain=\"\(tokens)\""), "\(path)")
      }
      for (path, bytes) in files where path.hasSuffix(".html") {
        #expect(
          String(decoding: bytes, as: UTF8.self).contains(/Rendered again from the archive|보관된 기록에서/),
          "\(path)")
      }
    }
  }

  @Test("a night whose earlier nights are not kept any more says so in every report")
  func pruned() throws {
    let harness = try NightHarness.example()
    try harness.moveUsers(byDays: -28, idleEvery: 3)
    try harness.run(night: "2026-10-04")
    try harness.moveUsers(byDays: 0, idleEvery: 50)
    try harness.run()
    let kept = KeptNights(daily: 1, weekly: 0, monthly: 0, yearly: 0)
    #expect(try pruneArchive(keeping: kept, isTrial: false, harness.archive) == ["2026-10-04.r1"])
    let request = RenderRequest(night: try #require(NightReference("2026-11-01")))
    let summary = try renderNight(request, harness.archive, observer: .silent)
    #expect(summary.isAsPublished == false)
    for (path, bytes) in try harness.files(in: summary.folder) where path.hasSuffix(".xml") {
      #expect(String(decoding: bytes, as: UTF8.self).contains(" renderedAgain=\"history\""), "\(path)")
    }
  }

  @Test("the pages of customers whose exports did not change are the very files of the night before")
  func linked() throws {
    let harness = try NightHarness.example()
    try harness.run()
    let first = try harness.published()
    try harness.run(night: "2026-11-02")
    let second = try harness.published()
    for path in first.keys where path.hasPrefix("customers/") {
      #expect(second[path] == first[path], "\(path)")
      #expect(try harness.names(of: path) == 2, "\(path)")
    }
    #expect(second["portfolio.html"] != first["portfolio.html"])
    try harness.change("customers.csv") {
      $0.replacing("Tailspin Toys,US,SMB,60", with: "Tailspin Toys,US,SMB,61")
    }
    try harness.run(night: "2026-11-03")
    let third = try harness.published()
    let changed = third.keys.filter { $0.hasPrefix("customers/") && third[$0] != second[$0] }
    #expect(changed.count == 2 && changed.allSatisfy { $0.contains("tailspin-toys") })
    for path in third.keys where path.hasPrefix("customers/") {
      #expect(try harness.names(of: path) == (path.contains("tailspin-toys") ? 1 : 3), "\(path)")
    }
    #expect(try verifyArchive(harness.archive).damages == [])
  }

  @Test("what is linked equals what is rendered")
  func linkedEqualsRendered() throws {
    let (linking, plain) = (try NightHarness.example(), try NightHarness.example())
    for harness in [linking, plain] {
      try harness.moveUsers(byDays: -7, idleEvery: 4)
      try harness.run(night: "2026-10-25")
      try harness.moveUsers(byDays: 0, idleEvery: 60)
      try harness.run(night: "2026-11-01")
      if harness.output == plain.output {
        // Without the night's files there is nothing to link.
        try FileManager.default.removeItem(atPath: harness.output + "/nights/2026-11-01.r1")
      }
      try harness.run(night: "2026-11-02")
    }
    #expect(try linking.published() == plain.published())
  }

  @Test("the same night again is no new revision, and other exports are one")
  func revisions() throws {
    let harness = try NightHarness.example()
    try harness.run()
    try harness.run()
    #expect(try listNights(harness.archive, as: .text).split(separator: "\n").count == 2)
    try harness.change("customers.csv") {
      $0.replacing("Tailspin Toys,US,SMB,60", with: "Tailspin Toys,US,SMB,61")
    }
    try harness.run()
    #expect(try listNights(harness.archive, as: .text).contains("2026-11-01        r2  2026-10-31"))
  }

  @Test("without the archive nothing is recorded, and reports say nothing of other nights")
  func withoutArchive() throws {
    let harness = try NightHarness.example()
    var configuration = try harness.configuration()
    configuration.isArchiving = false
    _ = try runNight(configuration, observer: .silent)
    #expect(!FileManager.default.fileExists(atPath: harness.output + "/archive.sqlite"))
    let xml = try harness.text("portfolio.xml")
    #expect(!xml.contains("<movers") && !xml.contains(" state="))
  }

  @Test("something else in the archive's place stops the night before anything is read, and stays as it is")
  func foreign() throws {
    let harness = try NightHarness.example()
    try FileManager.default.createDirectory(atPath: harness.output, withIntermediateDirectories: true)
    try Data("no database, whatever its name says, and longer than a header of SQLite's would be".utf8).write(
      to: URL(filePath: harness.output + "/archive.sqlite"))
    let error = try #require(try harness.error())
    #expect(error.exitStatus == .inputOutput || error.exitStatus == .cannotWrite)
    #expect(error.description.contains("archive.sqlite"))
    #expect(try Repository.text(of: harness.output + "/archive.sqlite").hasPrefix("no database"))
    #expect(!FileManager.default.fileExists(atPath: harness.output + "/nights"))
  }
}
