import AdoptionDomain
import FoundationEssentials
import SnapshotArchive
import TestSupport
import Testing

@Suite("Keeping the archive")
struct KeepingTests {
  private static let day = RandomPortfolio.firstDay

  /// An archive of some nights, closed, and what was recorded in each.
  private static func archive(seed: UInt64, nights: Int, in folder: TemporaryFolder) throws -> [Facts] {
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    var portfolio = RandomPortfolio(seed: seed, customers: 8)
    var recorded: [Facts] = []
    for number in 0..<nights {
      try Recorder.record(portfolio.facts, night: day.advanced(by: number), in: archive)
      recorded.append(portfolio.facts)
      portfolio.passNight()
    }
    try archive.close()
    return recorded
  }

  @Test("nothing lies beside an archive that is closed")
  func alone() throws {
    let folder = try TemporaryFolder()
    _ = try Self.archive(seed: 1, nights: 2, in: folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["archive.sqlite"])
  }

  @Test("pruned nights are gone, and the others read as before")
  func prune() throws {
    let folder = try TemporaryFolder()
    let recorded = try Self.archive(seed: 2, nights: 20, in: folder)
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    let removed = try archive.nights(removedBy: Retention(daily: 3, weekly: 0, monthly: 0, yearly: 0))
    #expect(removed.map(\.entry.night) == (0..<17).map { Self.day.advanced(by: $0) })
    try archive.remove(removed)
    #expect(try archive.nights().map(\.entry.night) == (17..<20).map { Self.day.advanced(by: $0) })
    for number in 17..<20 {
      let night = try archive.night(Self.day.advanced(by: number))
      #expect(try archive.facts(of: night, catalog: RandomPortfolio.catalog).facts == recorded[number])
    }
    #expect(try archive.damages() == [])
    try archive.close()
  }

  @Test("nothing of a forgotten customer is left in the file")
  func forget() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    var archive = try SnapshotArchive.open(path: path)
    var facts = RandomPortfolio(seed: 3, customers: 6).facts
    let canary = "Canary Ltd. 4711"
    facts.customers[2].customer.name = canary
    facts.customers[2].customer.domains = ["canary.example"]
    facts.sources[1].path = "exports/canary.example.csv"
    let id = facts.customers[2].customer.id
    for number in 0..<3 {
      facts.customers[0].customer.seatCount = number
      try Recorder.record(
        facts, night: Self.day.advanced(by: number),
        findings: [
          Finding(.note, .cutExport, customer: id),
          Finding(.note, .staleExport, file: "exports/canary.example.csv"),
          Finding(.note, .noCustomerList),
        ], in: archive)
    }
    try archive.close()
    #expect(try Repository.bytes(of: path).contains(Array(canary.utf8)))
    archive = try SnapshotArchive.open(path: path)
    let removed = try #require(try archive.forget(ForgottenCustomer(id, traces: [canary, "canary.example"])))
    #expect(removed.contains { $0.table == "profiles" && $0.count == 1 })
    #expect(
      Set(removed.map(\.table)).isSuperset(of: ["customers", "profiles", "facts", "pages", "findings"]))
    #expect(try archive.forget(ForgottenCustomer(id)) == nil)
    #expect(try archive.damages() == [])
    #expect(try archive.findings(of: archive.night(Self.day)).map(\.code) == [.noCustomerList])
    #expect(Set(try archive.customers().map(\.id)).count == 5)
    try archive.close()
    for text in [canary, "canary.example", id.text] {
      #expect(!(try Repository.bytes(of: path).contains(Array(text.utf8))), "\(text)")
    }
  }

  @Test("a backup that is made while a night is recorded has the nights before it")
  func backup() throws {
    let folder = try TemporaryFolder()
    _ = try Self.archive(seed: 4, nights: 2, in: folder)
    let writer = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    var portfolio = RandomPortfolio(seed: 40, customers: 50)
    portfolio.passNight()
    let recording = try NightRecording(in: writer)
    try recording.add(try Recorder.snapshots(of: portfolio.facts, in: recording))
    let reader = try SnapshotArchive.openForReading(path: folder.path + "/archive.sqlite")
    #expect(try reader.nights().count == 2)
    try reader.backUp(to: folder.path + "/copy.sqlite")
    #expect(throws: ArchiveError.self) { try reader.backUp(to: folder.path + "/copy.sqlite") }
    try reader.close()
    _ = try recording.commit(
      Recorder.entry(Self.day.advanced(by: 9), facts: portfolio.facts), facts: portfolio.facts, findings: [],
      settings: Recorder.settings)
    try writer.close()
    let copy = try SnapshotArchive.openForReading(path: folder.path + "/copy.sqlite")
    #expect(try copy.nights().count == 2)
    #expect(try copy.damages() == [])
    try copy.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["archive.sqlite", "copy.sqlite"])
  }

  @Test("a backup that fails leaves nothing, and what others have beside it")
  func failedBackup() throws {
    let folder = try TemporaryFolder()
    _ = try Self.archive(seed: 5, nights: 1, in: folder)
    try folder.write("mine", to: "copy.sqlite.partial")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/copy.sqlite", withDestinationPath: folder.path + "/nowhere/copy.sqlite")
    let reader = try SnapshotArchive.openForReading(path: folder.path + "/archive.sqlite")
    #expect(throws: ArchiveError.self) { try reader.backUp(to: folder.path + "/copy.sqlite") }
    #expect(throws: ArchiveError.self) { try reader.backUp(to: folder.path + "/missing/copy.sqlite") }
    try reader.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix("archive.") }
        .sorted() == ["copy.sqlite", "copy.sqlite.partial"])
    #expect(try Repository.text(of: folder.path + "/copy.sqlite.partial") == "mine")
  }

  @Test("what stands in the archive's place and is none is left as it is")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write(String(repeating: "no database ", count: 100), to: "text")
    #expect(throws: ArchiveError.self) { try SnapshotArchive.open(path: text) }
    #expect(try Repository.text(of: text) == String(repeating: "no database ", count: 100))
    let missing = folder.path + "/missing"
    #expect { try SnapshotArchive.openForReading(path: missing) } throws: {
      ($0 as? ArchiveError)?.kind == .notFound
    }
    #expect(!FileManager.default.fileExists(atPath: missing))
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder", withIntermediateDirectories: true)
    #expect { try SnapshotArchive.open(path: folder.path + "/folder") } throws: {
      ($0 as? ArchiveError)?.kind == .cannotWrite
    }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: text)
    #expect { try SnapshotArchive.open(path: folder.path + "/link") } throws: {
      ($0 as? ArchiveError)?.kind == .cannotWrite
    }
  }
}
