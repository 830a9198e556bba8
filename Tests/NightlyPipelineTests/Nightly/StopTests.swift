import FoundationEssentials
import NightlyPipeline
import Synchronization
import TestSupport
import Testing

@Suite("A night that is asked to stop")
struct StopTests {
  @Test(
    "publishes nothing, leaves nothing behind, and can be run again",
    arguments: [1, 2, 3, 4, 5, 8, 12, 20])
  func stopped(at look: Int) throws {
    let harness = try NightlyHarness()
    let looks = Mutex(0)
    var observer = NightObserver.silent
    observer.stop = StopSignal {
      looks.withLock {
        $0 += 1
        return $0 >= look ? .terminated : nil
      }
    }
    let error = try #require(try harness.error("2026-11-01", observer: observer))
    #expect(error.exitStatus == .terminated)
    #expect(error.description == "stopped by SIGTERM")
    let left = try FileManager.default.contentsOfDirectory(atPath: harness.night.output).sorted()
    #expect(left.filter { $0 != "archive.sqlite" } == [".lock", "runs.json"])
    #expect(try harness.runs().map(\.status) == [143])
    #expect(try harness.run("2026-11-01").exitStatus == .success)
  }

  @Test("says why: a signal, or the time that was over")
  func reasons() {
    #expect(NightError.stopped(.interrupted).exitStatus == .interrupted)
    #expect(NightError.stopped(.timeLimit(seconds: 90)).exitStatus == .terminated)
    #expect("\(NightError.stopped(.timeLimit(seconds: 90)))" == "stopped, since its time of 90 s was over")
  }
}
