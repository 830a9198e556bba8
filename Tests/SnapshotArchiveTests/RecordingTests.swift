import AdoptionDomain
import FoundationEssentials
import SnapshotArchive
import TestSupport
import Testing

@Suite("Recording nights")
struct RecordingTests {
  private static let findings = [
    Finding(.warning, .rejectedRecord, file: "exports/2.csv", line: 3, column: 4, expected: "a", found: "b"),
    Finding(.note, .unknownLanguage, customer: Customer.ID("customer-1")),
    Finding(.note, .unknownLanguage, customer: Customer.ID("customer-1")),
  ]

  @Test("every night reads back as it was recorded, whatever changed before and after", arguments: [1, 2, 3])
  func roundTrip(seed: UInt64) throws {
    print("seed \(seed)")
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    var portfolio = RandomPortfolio(seed: seed, customers: 8)
    var recorded: [(CalendarDay, Facts)] = []
    for number in 0..<12 {
      let night = RandomPortfolio.firstDay.advanced(by: number)
      try Recorder.record(portfolio.facts, night: night, findings: Self.findings, in: archive)
      recorded.append((night, portfolio.facts))
      portfolio.passNight()
    }
    for (night, facts) in recorded {
      let read = try archive.facts(of: try archive.night(night), catalog: RandomPortfolio.catalog)
      #expect(read.facts == facts, "night \(night)")
      #expect(read.findings == Self.findings)
    }
    #expect(try archive.damages() == [])
    try archive.close()
  }

  @Test("a night like the one before writes no row of facts or figures")
  func unchanged() throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    let facts = RandomPortfolio(seed: 4, customers: 5).facts
    let first = try Recorder.record(facts, night: RandomPortfolio.firstDay, in: archive)
    let second = try Recorder.record(facts, night: RandomPortfolio.firstDay.advanced(by: 1), in: archive)
    #expect(first > 30)
    #expect(second == 0)
    #expect(try archive.nights().map(\.number) == [1, 2])
    try archive.close()
  }

  @Test("a night that is given up, or dropped, leaves the archive as it was")
  func givenUp() throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    var portfolio = RandomPortfolio(seed: 5, customers: 5)
    let facts = portfolio.facts
    try Recorder.record(facts, night: RandomPortfolio.firstDay, in: archive)
    portfolio.passNight()
    do {
      let recording = try NightRecording(in: archive)
      try recording.add(try Recorder.snapshots(of: portfolio.facts, in: recording))
      try recording.giveUp()
      let dropped = try NightRecording(in: archive)
      try dropped.add(try Recorder.snapshots(of: portfolio.facts, in: dropped))
    }
    #expect(try archive.nights().count == 1)
    #expect(
      try archive.facts(of: try archive.night(RandomPortfolio.firstDay), catalog: RandomPortfolio.catalog)
        .facts == facts)
    #expect(try archive.damages() == [])
    try archive.close()
  }

  @Test("a revision stands beside the one before it, and the newest is the night")
  func revisions() throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    var portfolio = RandomPortfolio(seed: 6, customers: 5)
    let night = RandomPortfolio.firstDay
    let first = portfolio.facts
    try Recorder.record(first, night: night, in: archive)
    portfolio.passNight()
    portfolio.passNight()
    try Recorder.record(portfolio.facts, night: night, revision: 2, in: archive)
    #expect(try archive.night(night).entry.revision == 2)
    let old = try archive.night(night, revision: 1)
    #expect(try archive.facts(of: old, catalog: RandomPortfolio.catalog).facts == first)
    #expect(throws: ArchiveError.self) { try archive.night(night, revision: 3) }
    #expect(throws: (any Error).self) {
      try Recorder.record(portfolio.facts, night: night, revision: 2, in: archive)
    }
    #expect(try archive.nights().count == 2)
    try archive.close()
  }

  @Test("settings that stay the same are kept once, and read back")
  func settings() throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    let facts = RandomPortfolio(seed: 7, customers: 1).facts
    let other = [KeptFile(layer: 0, path: "services.yaml", content: [0, 255])]
    let day = RandomPortfolio.firstDay
    try Recorder.record(facts, night: day, in: archive)
    try Recorder.record(facts, night: day.advanced(by: 1), in: archive)
    try Recorder.record(facts, night: day.advanced(by: 2), settings: other, in: archive)
    #expect(try archive.settings(of: archive.night(day)) == Recorder.settings)
    #expect(try archive.settings(of: archive.night(day.advanced(by: 1))) == Recorder.settings)
    #expect(try archive.settings(of: archive.night(day.advanced(by: 2))) == other)
    try archive.close()
  }

  @Test("services that moved in the catalog are found by their names, and dropped ones are left out")
  func movedServices() throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    let facts = RandomPortfolio(seed: 8, customers: 6).facts
    try Recorder.record(facts, night: RandomPortfolio.firstDay, in: archive)
    let moved = ServiceCatalog(
      services: ["teams", "new", "exchange"].map {
        Service(id: Service.ID($0), name: $0, isJudged: true, workloads: [], supportProducts: [])
      }, freePartNumbers: [], minimumToJudge: 10)
    let read = try archive.facts(of: try archive.night(RandomPortfolio.firstDay), catalog: moved).facts
    for (customer, original) in zip(read.customers, facts.customers) {
      for (cohort, before) in zip(customer.activity?.cohorts ?? [], original.activity?.cohorts ?? []) {
        // Exchange stood at place 0 and stands at place 2; Yammer, at place 2, is no service any more.
        #expect(Array(cohort.counts).map(\.service) == [2])
        #expect(Array(cohort.counts).map(\.people) == [Array(before.counts)[0].people])
      }
      #expect(customer.activity?.coveredServices ?? ServiceSet(bits: 4) == ServiceSet(bits: 4))
    }
    try archive.close()
  }
}
