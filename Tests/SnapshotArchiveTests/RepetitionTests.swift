import AdoptionDomain
import SnapshotArchive
import TestSupport
import Testing

@Suite("Nights that repeat the one before, in the archive")
struct RepetitionTests {
  private static let first = RandomPortfolio.firstDay
  private static let repetition = Repetition(
    until: first.advanced(by: 5),
    places: [
      NightPlace(file: "portfolio.html", bytes: 10..<20), NightPlace(file: "portfolio.html", bytes: 40..<52),
      NightPlace(file: "portfolio.xml", bytes: 0..<10),
    ], otherFiles: [FingerprintedFile(path: "README.md", size: 3, fingerprint: "ab")])

  /// An archive with one night that repeats itself.
  private func withArchive(_ body: (SnapshotArchive, Facts) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    let facts = RandomPortfolio(seed: 31, customers: 5).facts
    try Recorder.record(facts, night: Self.first, repetition: Self.repetition, in: archive)
    try body(archive, facts)
    #expect(try archive.damages() == [])
    try archive.close()
  }

  private func repeated(
    on day: Int, settings: [KeptFile] = Recorder.settings, version: String = "1.2.3",
    in archive: SnapshotArchive
  ) throws -> RepeatableNight? {
    try archive.nightRepeated(
      on: Self.first.advanced(by: day), settings: settings, programVersion: version)
  }

  @Test("is found from the next day through the last, with the same settings and program only")
  func found() throws {
    try withArchive { archive, _ in
      for day in 1...5 {
        let found = try #require(try repeated(on: day, in: archive))
        #expect(found.night.entry.night == Self.first && found.repetition == Self.repetition)
      }
      for day in [-1, 0, 6] { #expect(try repeated(on: day, in: archive) == nil) }
      #expect(try repeated(on: 1, version: "1.2.4", in: archive) == nil)
      let other = Recorder.settings + [KeptFile(layer: 0, path: "z.yaml", content: [1])]
      #expect(try repeated(on: 1, settings: other, in: archive) == nil)
    }
  }

  @Test("is recorded without a row of facts, reads as the night before, and repeats itself in turn")
  func recorded() throws {
    try withArchive { archive, facts in
      let places = [NightPlace(file: "portfolio.xml", bytes: 1..<9)]
      let night = Self.first.advanced(by: 2)
      let before = try #require(try repeated(on: 2, in: archive))
      try archive.record(Recorder.entry(night, facts: facts), repeating: before, places: places)
      let archived = try archive.night(night)
      #expect(try archive.facts(of: archived, catalog: RandomPortfolio.catalog).facts == facts)
      #expect(try archive.figures(in: archived) == archive.figures(in: archive.night(Self.first)))
      let next = try #require(try repeated(on: 3, in: archive))
      #expect(next.night == archived)
      #expect(
        next.repetition
          == Repetition(until: Self.repetition.until, places: places, otherFiles: Self.repetition.otherFiles))
      // Somebody else was quicker.
      #expect(throws: ArchiveError.self) {
        try archive.record(
          Recorder.entry(night.advanced(by: 1), facts: facts), repeating: before, places: places)
      }
      #expect(try archive.nights().count == 2)
    }
  }

  @Test("is no more once anything else is recorded, removed, forgotten or published anew")
  func forgotten() throws {
    try withArchive { archive, facts in
      try Recorder.record(facts, night: Self.first.advanced(by: -3), in: archive)
      #expect(try repeated(on: 1, in: archive) == nil)
    }
    try withArchive { archive, facts in
      try Recorder.record(
        facts, night: Self.first.advanced(by: 1), repetition: Self.repetition, in: archive)
      #expect(try repeated(on: 2, in: archive) != nil)
      try archive.remove([try archive.night(Self.first.advanced(by: 1))])
      #expect(try repeated(on: 2, in: archive) == nil)
    }
    try withArchive { archive, facts in
      _ = try archive.forget(ForgottenCustomer(facts.customers[0].customer.id))
      #expect(try repeated(on: 1, in: archive) == nil)
    }
    try withArchive { archive, _ in
      let night = try archive.night(Self.first)
      try archive.publish(night, as: try #require(night.entry.publication))
      #expect(try repeated(on: 1, in: archive) == nil)
    }
  }

  @Test("of a night whose date lies before another's is never found")
  func dates() throws {
    try withArchive { archive, facts in
      let earlier = Self.first.advanced(by: -2)
      try Recorder.record(facts, night: earlier, repetition: Self.repetition, in: archive)
      #expect(try repeated(on: -1, in: archive) == nil)
      #expect(try repeated(on: 1, in: archive) == nil)
    }
  }
}
