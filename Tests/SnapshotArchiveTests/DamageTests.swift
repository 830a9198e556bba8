import AdoptionDomain
import FoundationEssentials
import SnapshotArchive
import TestSupport
import Testing

@Suite("Damage to the archive")
struct DamageTests {
  /// Everything that can be read of an archive; the first error ends it.
  private struct Content: Equatable {
    var nights: [ArchivedNight] = []
    var settings: [[KeptFile]] = []
    var facts: [Facts] = []
    var findings: [[Finding]] = []
    var figures: [[FigureSpan]] = []
    var customers: [ArchivedCustomer] = []
    var repetition: Repetition?
    var counted: [FingerprintedFile] = []
    var counts: [UInt8]?
    var error: String?

    init(of path: String) {
      do {
        let archive = try SnapshotArchive.openForReading(path: path)
        nights = try archive.nights()
        for night in nights {
          settings.append(try archive.settings(of: night))
          let read = try archive.facts(of: night, catalog: RandomPortfolio.catalog)
          facts.append(read.facts)
          findings.append(read.findings)
          figures.append(try archive.figures(in: night))
        }
        customers = try archive.customers()
        repetition = try archive.nightRepeated(
          on: RandomPortfolio.firstDay.advanced(by: 6), settings: DamageTests.settings,
          programVersion: "1.2.3"
        )?.repetition
        counted = try archive.exports(
          countedBy: CountingBasis(settings: DamageTests.settings, programVersion: "1.2.3"))
        counts = try archive.counts(ofExportAt: "users.csv")
        try archive.close()
      } catch {
        self.error = "\(error)"
      }
    }
  }

  /// Places enough to fill a page of the file.
  private static let repetition = Repetition(
    until: RandomPortfolio.firstDay.advanced(by: 20),
    places: (0..<150).map { NightPlace(file: "portfolio-\(100 + $0).html", bytes: $0..<$0 + 12) },
    otherFiles: [FingerprintedFile(path: "README.md", size: 3, fingerprint: "ab")])

  /// Settings whose files are as large as those of partners are.
  private static let settings =
    Recorder.settings + [
      KeptFile(
        layer: 1, path: "report.mustache",
        content: (0..<3000).flatMap { Array("{{> line \($0)}}".utf8) })
    ]

  /// An export whose counts fill some pages of the file.
  private static let counted = FingerprintedFile(path: "users.csv", size: 300_000, fingerprint: "ef")
  private static let counts = (0..<30_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

  private static func isFound(in path: String) -> Bool {
    do {
      let archive = try SnapshotArchive.openForReading(path: path)
      let damages = try archive.damages()
      try archive.close()
      return !damages.isEmpty
    } catch {
      return true
    }
  }

  @Test("every flip, cut and hole that changes something readable is found", arguments: [21, 22])
  func everyDamage(seed: UInt64) throws {
    print("seed \(seed)")
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    let archive = try SnapshotArchive.open(path: path)
    var portfolio = RandomPortfolio(seed: seed, customers: 6)
    for number in 0..<6 {
      try Recorder.record(
        portfolio.facts, night: RandomPortfolio.firstDay.advanced(by: number),
        findings: [Finding(.note, .noCustomerList)], settings: Self.settings, repetition: Self.repetition,
        counts: [(Self.counted, Self.counts)], in: archive)
      portfolio.passNight()
    }
    try archive.close()
    let healthy = try Repository.bytes(of: path)
    let content = Content(of: path)
    #expect(content.repetition == Self.repetition)
    #expect(content.counted == [Self.counted] && content.counts == Self.counts)
    #expect(!Self.isFound(in: path))
    var random = SeededGenerator(seed: seed)
    var (changed, found) = (0, 0)
    for trial in 0..<125 {
      var bytes = healthy
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch trial % 5 {
      case 0: bytes.removeLast(bytes.count - place)
      case 1:
        bytes.replaceSubrange(
          place..<min(place + 64, bytes.count), with: repeatElement(0, count: min(64, bytes.count - place)))
      default: bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      }
      let copy = try folder.write(bytes, to: "damaged/\(trial).sqlite")
      if Self.isFound(in: copy) { found += 1 }
      if Content(of: copy) != content {
        changed += 1
        #expect(Self.isFound(in: copy), "seed \(seed), trial \(trial), byte \(place)")
      }
      try FileManager.default.removeItem(atPath: copy)
    }
    print("\(changed) changed something readable, \(found) were found")
    #expect(changed > 20)
  }

  @Test("an altered view is named")
  func schema() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    let archive = try SnapshotArchive.open(path: path)
    try Recorder.record(
      RandomPortfolio(seed: 24, customers: 2).facts, night: RandomPortfolio.firstDay, in: archive)
    #expect(try archive.damages() == [])
    try archive.close()
    var bytes = try Repository.bytes(of: path)
    let view = try #require(bytes.firstRange(of: Array("CREATE VIEW archive_customers".utf8)))
    let column = try #require(bytes[view.upperBound...].firstRange(of: Array("p.segment".utf8)))
    bytes.replaceSubrange(column, with: Array("p.country".utf8))
    let reading = try SnapshotArchive.openForReading(path: try folder.write(bytes, to: "damaged.sqlite"))
    #expect(try reading.damages().map(\.what).map { $0.prefix(30) } == ["schema: view archive_customers"])
    try reading.close()
  }

  @Test("a file of settings that is altered is named, with the nights that cannot be rendered again")
  func settings() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    let archive = try SnapshotArchive.open(path: path)
    let facts = RandomPortfolio(seed: 23, customers: 2).facts
    for (number, settings) in [Recorder.settings, Self.settings, Self.settings].enumerated() {
      try Recorder.record(
        facts, night: RandomPortfolio.firstDay.advanced(by: number), settings: settings, in: archive)
    }
    try archive.close()
    var bytes = try Repository.bytes(of: path)
    let place = try #require(bytes.firstRange(of: Array("{{> line 1500}}".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "[")
    let reading = try SnapshotArchive.openForReading(path: try folder.write(bytes, to: "damaged.sqlite"))
    let damages = try reading.damages()
    try reading.close()
    let nights = (1...2).map { "\(RandomPortfolio.firstDay.advanced(by: $0)).r1" }
    #expect(damages.map(\.nights) == [nights])
    #expect(damages.first?.what.hasPrefix("settings: report.mustache: the file is altered") == true)
  }

  /// An archive of three nights, to which SQL does something while nobody has it open.
  private static func damaged(by sql: String, in folder: TemporaryFolder) throws -> SnapshotArchive {
    let path = folder.path + "/archive.sqlite"
    let archive = try SnapshotArchive.open(path: path)
    var portfolio = RandomPortfolio(seed: 25, customers: 4)
    for number in 0..<3 {
      try Recorder.record(
        portfolio.facts, night: RandomPortfolio.firstDay.advanced(by: number), in: archive)
      portfolio.passNight()
    }
    #expect(try archive.damages() == [])
    try archive.close()
    try SQLite.run(sql, in: path)
    return try SnapshotArchive.open(path: path)
  }

  @Test(
    "rows that end too early, or begin too late, are found before a night rests on them",
    .enabled(if: Command.exists("python3"), "needs python3"),
    arguments: [
      "UPDATE measures SET last_night = (SELECT max(id) FROM nights) WHERE last_night IS NULL",
      "UPDATE profiles SET last_night = 3 WHERE customer = 2 AND last_night IS NULL",
      "INSERT INTO pages (customer, first_night, name, identity) VALUES (1, 9999, 'x', x'00')",
    ])
  func ongoing(sql: String) throws {
    let archive = try Self.damaged(by: sql, in: try TemporaryFolder())
    #expect(try archive.damages().count == 1)
    try archive.close()
  }

  @Test(
    "whatever is recorded, pruned, published or forgotten afterwards, damage stays damage",
    .enabled(if: Command.exists("python3"), "needs python3"),
    arguments: [
      "UPDATE nights SET customers = 99 WHERE id = 2", "UPDATE paths SET path = path || 'x'",
      "UPDATE measures SET figures = replace(figures, '[', '[ ') WHERE customer = 2 AND first_night = 1",
      "UPDATE basis_codes SET basis = 'x' WHERE code = 1", "DELETE FROM totals WHERE part = 'settings'",
    ])
  func persistence(sql: String) throws {
    let folder = try TemporaryFolder()
    let archive = try Self.damaged(by: sql, in: folder)
    #expect(try !archive.damages().isEmpty)
    try Recorder.record(
      RandomPortfolio(seed: 26, customers: 4).facts, night: RandomPortfolio.firstDay.advanced(by: 3),
      in: archive)
    #expect(try !archive.damages().isEmpty, "after another night")
    let nights = try archive.nights()
    try archive.remove([nights[2]])
    #expect(try !archive.damages().isEmpty, "after a night was removed")
    try archive.publish(
      nights[1], as: ArchivedPublication(folder: "nights/x", files: 1, manifest: [1], runRecord: [2]))
    #expect(try !archive.damages().isEmpty, "after a night was published anew")
    let other = try #require(try archive.customers().map(\.id).sorted { $0.text < $1.text }.last)
    _ = try archive.forget(ForgottenCustomer(other))
    #expect(try !archive.damages().isEmpty, "after a customer was forgotten")
    try archive.close()
  }

  @Test(
    "a trigger that others have set on a table is named",
    .enabled(if: Command.exists("python3"), "needs python3"))
  func triggers() throws {
    let archive = try Self.damaged(
      by: "CREATE TRIGGER t AFTER INSERT ON measures BEGIN DELETE FROM advice; END", in: try TemporaryFolder()
    )
    #expect(try archive.damages().map(\.what).map { $0.prefix(17) } == ["schema: trigger t"])
    try archive.close()
  }
}
