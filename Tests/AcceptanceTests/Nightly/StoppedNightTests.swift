import FoundationEssentials
import Glibc
import TestSupport
import Testing

@Suite("A night that is stopped", .serialized)
struct StoppedNightTests {
  @Test(
    "by SIGTERM or SIGINT ends within five seconds with the status of its signal, leaves nothing, and can be run again",
    arguments: [SIGTERM, SIGINT])
  func signals(number: Int32) throws {
    let status = 128 + number
    let nightly = try NightlyFolder(customers: 1500)
    let undisturbed = try NightlyFolder(customers: 1500)
    #expect(Program.isQuietSuccess(try undisturbed.run()))
    var stopped = 0
    for milliseconds in stride(from: 20, through: 380, by: 40) {
      let process = try nightly.command("2026-11-01").started()
      usleep(UInt32(milliseconds) * 1000)
      let asked = ContinuousClock.now
      process.signal(number)
      let outcome = process.wait()
      #expect(ContinuousClock.now - asked < .seconds(5))
      // A signal before the program listens is one of the system's own.
      #expect([0, status, -number].contains(outcome), "after \(milliseconds) ms: \(outcome)")
      stopped += outcome == status ? 1 : 0
      let left = try names(in: nightly.output)
      #expect(left.filter { $0.hasPrefix(".staging") } == [])
      if outcome == 0 { break }
      #expect(!left.contains("latest") && !left.contains("2026-11-01"))
    }
    #expect(stopped >= 2)
    #expect(Program.isQuietSuccess(try nightly.run()))
    #expect(try nightly.state() == undisturbed.state())
  }

  @Test("by its time limit ends in time with 143, and says so")
  func timeout() throws {
    let nightly = try NightlyFolder(customers: 20_000)
    let start = ContinuousClock.now
    let outcome = try nightly.run("2026-11-01", ["--timeout", "1s"])
    let duration = ContinuousClock.now - start
    #expect(outcome.status == 143)
    #expect(outcome.errors.contains("error: stopped, since its time of 1 s was over; run again"))
    #expect(duration > .milliseconds(900) && duration < .seconds(3), "\(duration)")
    let status = try Program.run(["status", "--config", nightly.configuration])
    #expect(status.output.contains("failed, status 143"))
  }

  @Test(
    "of two that are started together one runs, and the other ends at once with 75", .timeLimit(.minutes(5)))
  func pairs() throws {
    let nightly = try NightlyFolder(customers: 1000)
    var (served, refused) = (0, 0)
    for day in 1...50 {
      let night = "2027-\(day <= 25 ? "01" : "02")-\(day % 25 + 1 < 10 ? "0" : "")\(day % 25 + 1)"
      let start = ContinuousClock.now
      let pair = [try nightly.command(night).started(), try nightly.command(night).started()]
      // Whoever comes too late ends long before the one who works.
      var ends: [(status: Int32, after: Duration)] = []
      for process in pair { ends.append((process.wait(), ContinuousClock.now - start)) }
      served += ends.count { $0.status == 0 }
      refused += ends.count { $0.status == 75 }
      if ends[0].status == 75 { #expect(ends[0].after < .seconds(1)) }
    }
    #expect(served == 50 && refused == 50)
  }

  private func names(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
  }
}
