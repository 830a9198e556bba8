import FoundationEssentials
import NightlyPipeline
import Synchronization
import TestSupport
import Testing

@Suite("The job for every night")
struct NightlyTests {
  @Test("publishes, and keeps how it ended")
  func success() throws {
    let harness = try NightlyHarness()
    let summary = try harness.run("2026-11-01")
    #expect(summary.exitStatus == .success)
    let run = try #require(try harness.runs().first)
    #expect(run.night == "2026-11-01")
    #expect((run.started, run.ended) == ("2026-11-18T11:06:40Z", "2026-11-18T11:06:43Z"))
    #expect((run.status, run.customers, run.refusedExports, run.unpublishedReports) == (0, 18, 0, 0))
    #expect(run.folder == "nights/2026-11-01.r1")
    #expect(run.failure == nil && run.warnings == [] && run.missedNights == [])
    #expect(run.stages.map(\.name) == ["templates", "import", "measure", "render", "publish", "prune"])
  }

  @Test("run again with the same exports, changes no byte of anything")
  func again() throws {
    let harness = try NightlyHarness()
    _ = try harness.run("2026-11-01")
    func bytes() throws -> [String: [UInt8]] {
      var files: [String: [UInt8]] = [:]
      // The log of the archive is its own bookkeeping, and empty once it is closed.
      for path in try Repository.files(below: harness.night.output) {
        files[path] = try Repository.bytes(of: harness.night.output + "/" + path)
      }
      return files
    }
    let before = try bytes()
    #expect(try harness.run("2026-11-01").night.isUnchanged)
    #expect(try bytes() == before)
  }

  @Test("that fails keeps what went wrong, leaves the night before, and the next one notices the gap")
  func failure() throws {
    var harness = try NightlyHarness()
    _ = try harness.run("2026-11-01")
    let exports = harness.night.exports
    try FileManager.default.moveItem(atPath: exports, toPath: exports + "-away")
    try FileManager.default.createDirectory(atPath: exports, withIntermediateDirectories: true)
    harness.start += 86_400
    #expect(try harness.error("2026-11-02")?.exitStatus == .noInput)
    #expect(try harness.publishedNights() == ["2026-11-01.r1"])
    try FileManager.default.removeItem(atPath: exports)
    try FileManager.default.moveItem(atPath: exports + "-away", toPath: exports)
    harness.start += 2 * 86_400
    let told = Mutex<[String]>([])
    var observer = NightObserver.silent
    observer.noted = { line in told.withLock { $0.append(line) } }
    _ = try harness.run("2026-11-04", observer: observer)
    let runs = try harness.runs()
    #expect(runs.map(\.status) == [0, 66, 0])
    #expect(runs[1].failure == "\(exports): expected exports, found no file")
    #expect(runs[1].folder == nil && runs[1].customers == nil)
    #expect(runs[2].missedNights == ["2026-11-02", "2026-11-03"])
    #expect(runs[2].warnings == told.withLock { $0 })
    #expect(runs[2].warnings.first?.contains("2026-11-02 to 2026-11-03, 2 nights") == true)
  }

  @Test("while another holds the lock does nothing, and tells nobody")
  func locked() throws {
    let harness = try NightlyHarness()
    _ = try harness.run("2026-11-01")
    let other = Command(["flock", harness.night.output + "/.lock", "sleep", "30"])
    let process = try other.started()
    defer { process.kill() }
    // Until the other has the lock, the night is run again, which changes nothing.
    while try harness.error("2026-11-01")?.exitStatus != .locked {}
    #expect(try harness.runs().count == 1)
  }

  @Test("removes the nights that are not kept, published and archived, and says which")
  func retention() throws {
    var harness = try NightlyHarness()
    harness.settings = "keep: {published: {daily: 2, monthly: 2}, archived: {daily: 1, monthly: 1}}\n"
    for night in ["2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"] { _ = try harness.run(night) }
    let summary = try harness.run("2026-11-03")
    #expect(summary.removed == ["nights/2026-11-01.r1", "archive 2026-11-02.r1"])
    #expect(try harness.publishedNights() == ["2026-10-31.r1", "2026-11-02.r1", "2026-11-03.r1"])
    let links = try FileManager.default.contentsOfDirectory(atPath: harness.night.output).filter {
      $0.hasPrefix("2026") || $0 == "latest"
    }
    #expect(links.sorted() == ["2026-10-31", "2026-11-02", "2026-11-03", "latest"])
    let archive = ArchiveConfiguration(
      outputFolder: harness.night.output, templateFolders: [], programVersion: "1.2.3", processID: 1)
    let listed = try listNights(archive, as: .text).split(separator: "\n").dropFirst().map { $0.prefix(10) }
    #expect(listed == ["2026-11-03"])
    #expect(try verifyArchive(archive).damages == [])
  }

  @Test("begins the record of runs anew where it cannot be understood, and says so")
  func damagedRecord() throws {
    let harness = try NightlyHarness()
    _ = try harness.run("2026-11-01")
    try Data("{".utf8).write(to: URL(filePath: harness.night.output + "/runs.json"))
    _ = try harness.run("2026-11-02")
    let runs = try harness.runs()
    #expect(runs.map(\.night) == ["2026-11-02"])
    #expect(
      runs[0].warnings == ["runs.json: expected what this program writes, found something else; begun anew"])
  }
}
