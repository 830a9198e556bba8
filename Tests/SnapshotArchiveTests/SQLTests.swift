import AdoptionDomain
import AdoptionMetrics
import FoundationEssentials
import SnapshotArchive
import TestSupport
import Testing

/// What other tools read; Python's own SQLite is one.
@Suite("The archive read by other tools", .enabled(if: Command.exists("python3"), "needs python3"))
struct SQLTests {
  private func query(_ sql: String, in path: String) throws -> String {
    let script =
      "import sqlite3,sys; "
      + "print(*sqlite3.connect('file:'+sys.argv[1]+'?mode=ro',uri=True).execute(sys.argv[2]).fetchall(),sep='\\n')"
    let outcome = try Command(["python3", "-c", script, path, sql]).run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test("a second reader sees the night before while one is recorded, and the views give figures by name")
  func views() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    let archive = try SnapshotArchive.open(path: path)
    var portfolio = RandomPortfolio(seed: 10, customers: 8)
    let facts = portfolio.facts
    try Recorder.record(facts, night: RandomPortfolio.firstDay, in: archive)
    let recording = try NightRecording(in: archive)
    portfolio.passNight()
    try recording.add(try Recorder.snapshots(of: portfolio.facts, in: recording))
    #expect(
      try query("SELECT night, revision, customers FROM archive_nights", in: path)
        == "('\(RandomPortfolio.firstDay)', 1, 8)\n")
    let known = facts.customers.reduce(0) { sum, customer in
      sum
        + measures(
          of: customer, productSets: facts.productSets, catalog: RandomPortfolio.catalog,
          nightDataDate: facts.dataDate
        ).measures.count(where: \.isKnown)
    }
    #expect(try query("SELECT count(*) FROM archive_measures", in: path) == "(\(known),)\n")
    #expect(
      try query("SELECT count(*) FROM archive_measures WHERE measure IS NULL OR basis IS NULL", in: path)
        == "(0,)\n")
    #expect(try query("SELECT count(*) FROM archive_customers", in: path) == "(8,)\n")
    #expect(try query("SELECT count(*) FROM archive_inputs", in: path) == "(4,)\n")
    try recording.giveUp()
    try archive.close()
  }

  @Test("the numbers of measures, bases and kinds of exports stay what they are for ever")
  func codes() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    try SnapshotArchive.open(path: path).close()
    let measures = try query("SELECT measure FROM measure_codes ORDER BY code", in: path)
    #expect(
      measures.split(separator: "\n").map { $0.filter { !"(,)'".contains($0) } } == [
        "deployment", "usage", "usage.adjusted", "gap.unassigned", "gap.over-assigned", "gap.overlap",
        "gap.idle", "gap.active", "gap.newly-licensed", "active.counted", "active.turnover", "active.trial",
        "active.lapsed", "active.yammer", "active.unexplained", "dormant.60", "dormant.90", "support.how-to",
        "support.help", "support.assistance", "support.incident", "support.all",
      ])
    let bases = try query("SELECT code, basis FROM basis_codes ORDER BY code", in: path)
    #expect(
      bases
        == "(1, 'sold')\n(2, 'entitled')\n(3, 'assigned')\n(4, 'available')\n(5, 'seats')\n(6, 'active-users')\n"
    )
    #expect(try query("SELECT count(*), max(code) FROM source_codes", in: path) == "(11, 11)\n")
  }
}
