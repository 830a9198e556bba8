import AdoptionDomain
import FoundationEssentials
import SnapshotArchive
import TestSupport
import Testing

// An archive of every version of the schema is kept: Tests/Fixtures/archives/<last step>.sqlite, each with three nights of
// RandomPortfolio(seed: 99, customers: 4). ADOPTION_RECORD_ARCHIVE=<step> records the one of today's version.
@Suite("Archives of earlier versions")
struct MigrationTests {
  private static let folder = Repository.root.appending(path: "Tests/Fixtures/archives").path

  private static var nights: [Facts] {
    var portfolio = RandomPortfolio(seed: 99, customers: 4)
    return (0..<3).map { _ in
      defer { portfolio.passNight() }
      return portfolio.facts
    }
  }

  private static let repetition = Repetition(
    until: RandomPortfolio.firstDay.advanced(by: 9),
    places: [NightPlace(file: "portfolio.html", bytes: 7..<19)],
    otherFiles: [FingerprintedFile(path: "README.md", size: 3, fingerprint: "ab")])

  @Test(
    "each is brought up to date and reads as it was recorded",
    arguments: ["1-nights", "2-mails", "3-repetition", "4-counts"])
  func migration(version: String) throws {
    if ProcessInfo.processInfo.environment["ADOPTION_RECORD_ARCHIVE"] == version { try Self.record(version) }
    let copy = try TemporaryFolder()
    let path = copy.path + "/archive.sqlite"
    try FileManager.default.copyItem(atPath: "\(Self.folder)/\(version).sqlite", toPath: path)
    let archive = try SnapshotArchive.open(path: path)
    let nights = try archive.nights()
    #expect(nights.count == 3)
    for (night, facts) in zip(nights, Self.nights) {
      #expect(try archive.facts(of: night, catalog: RandomPortfolio.catalog).facts == facts)
    }
    let mails = try MailLedger(of: archive).mails(of: RandomPortfolio.firstDay)
    #expect(mails.map(\.state) == (version == "1-nights" ? [] : [.planned, .rejected]))
    #expect(mails.last?.reply == (version == "1-nights" ? nil : "550 no such user"))
    #expect(try archive.damages() == [])
    let repeated = try archive.nightRepeated(
      on: RandomPortfolio.firstDay.advanced(by: 3), settings: Recorder.settings, programVersion: "1.2.3")
    #expect(repeated?.repetition == (["1-nights", "2-mails"].contains(version) ? nil : Self.repetition))
    #expect(try Self.keptCounts(in: archive) == (version == "4-counts" ? [1, 2, 3] : nil))
    try Self.planMail("c@b.example", in: archive)
    try Recorder.record(Self.nights[0], night: RandomPortfolio.firstDay.advanced(by: 5), in: archive)
    #expect(try archive.damages() == [])
    try archive.close()
  }

  @Test("each is brought up to date by the first who reads it", arguments: ["1-nights", "3-repetition"])
  func reading(version: String) throws {
    let copy = try TemporaryFolder()
    let path = copy.path + "/archive.sqlite"
    try FileManager.default.copyItem(atPath: "\(Self.folder)/\(version).sqlite", toPath: path)
    let reading = try SnapshotArchive.openForReading(path: path)
    for (night, facts) in zip(try reading.nights(), Self.nights) {
      #expect(try reading.facts(of: night, catalog: RandomPortfolio.catalog).facts == facts)
    }
    #expect(try reading.damages() == [])
    try reading.close()
    // One who reads leaves an empty log behind: what was changed stands in the file.
    #expect(try Repository.bytes(of: path + "-wal") == [])
  }

  private static let counted = FingerprintedFile(path: "a.csv", size: 300_000, fingerprint: "cd")

  /// The counts of the export that the archive has kept.
  private static func keptCounts(in archive: SnapshotArchive) throws -> [UInt8]? {
    let basis = CountingBasis(settings: Recorder.settings, programVersion: "1.2.3")
    return try archive.exports(countedBy: basis) == [counted]
      ? archive.counts(ofExportAt: counted.path) : nil
  }

  private static func planMail(_ recipient: String, in archive: SnapshotArchive) throws {
    try MailLedger(of: archive).plan(
      [(MailAddressee(.customer, subject: "c", recipient: recipient), "\(recipient).id")],
      night: RandomPortfolio.firstDay, courier: "smtp", at: "2026-11-01T00:00:00Z")
  }

  /// Records the archive of today's version anew, which fails the test.
  private static func record(_ version: String) throws {
    let path = "\(folder)/\(version).sqlite"
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    let archive = try SnapshotArchive.open(path: path)
    for (number, facts) in nights.enumerated() {
      try Recorder.record(
        facts, night: RandomPortfolio.firstDay.advanced(by: number), repetition: repetition,
        counts: [(counted, [1, 2, 3])], in: archive)
    }
    try planMail("a@b.example", in: archive)
    try planMail("b@b.example", in: archive)
    try MailLedger(of: archive).note(
      [MailChange(2, .rejected, reply: "550 no such user", customers: ["c"])], at: "2026-11-01T00:00:01Z")
    try archive.close()
    Issue.record("recorded \(path)")
  }

  @Test(
    "an archive of a newer version is refused and left as it is",
    .enabled(if: Command.exists("python3"), "needs python3"))
  func newer() throws {
    let copy = try TemporaryFolder()
    let path = copy.path + "/archive.sqlite"
    try FileManager.default.copyItem(atPath: "\(Self.folder)/1-nights.sqlite", toPath: path)
    let script =
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
      + "c.execute(\"INSERT INTO grdb_migrations VALUES ('9-unheard-of')\"); c.commit(); c.close()"
    #expect(try Command(["python3", "-c", script, path]).run().status == 0)
    let before = try Repository.bytes(of: path)
    #expect { _ = try SnapshotArchive.open(path: path) } throws: {
      ($0 as? ArchiveError)?.kind == .newerVersion
    }
    #expect { _ = try SnapshotArchive.openForReading(path: path) } throws: {
      ($0 as? ArchiveError)?.kind == .newerVersion
    }
    #expect(try Repository.bytes(of: path) == before)
  }

  @Test("sixty nights of which two customers in a hundred change read back and stay small")
  func sixtyNights() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    let archive = try SnapshotArchive.open(path: path)
    var facts = RandomPortfolio(seed: 98, customers: 20).facts
    var (seats, rows) = ([Int?](), [Int]())
    for number in 0..<60 {
      facts.customers[number % 20].customer.seatCount = number
      rows.append(
        try Recorder.record(facts, night: RandomPortfolio.firstDay.advanced(by: number), in: archive))
      seats.append(facts.customers[3].customer.seatCount)
    }
    for number in [0, 3, 4, 23, 30, 59] {
      let night = try archive.night(RandomPortfolio.firstDay.advanced(by: number))
      let read = try archive.facts(of: night, catalog: RandomPortfolio.catalog).facts
      #expect(read.customers[3].customer.seatCount == seats[number])
    }
    // One customer changes: a new row for its profile, its page, and each subject that is held against seats.
    #expect(rows.dropFirst().allSatisfy { $0 <= 30 } && rows.dropFirst().contains { $0 > 0 })
    #expect(try archive.damages() == [])
    try archive.close()
  }
}
