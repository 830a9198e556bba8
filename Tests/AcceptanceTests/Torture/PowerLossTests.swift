import FoundationEssentials
import TestSupport
import Testing

@Suite("Torture: a power failure", .serialized)
struct PowerLossTests {
  @Test("leaves the night whole or absent at any time, and whole after the run has ended well")
  func images() throws {
    guard Self.canMount else {
      print("no power failure is tried: file systems in files cannot be mounted here")
      return
    }
    let (during, afterwards) = Torture.isLong ? (200, 50) : (8, 3)
    let night = try TorturedNight(customers: Torture.isLong ? 500 : 50)
    let script = Repository.root.appending(path: "Tests/Fixtures/torture/power-loss.sh").path
    let outcome = try Command([
      "unshare", "-m", "bash", script, Program.path, night.nightly.configuration,
      night.nightly.output + "-first",
      "\(during)", "\(afterwards)", TorturedNight.second,
    ]).run()
    #expect(outcome.status == 0, "\(outcome)")
    let counted = try #require(
      outcome.output.firstMatch(
        of: /during (\d+) absent (\d+) whole (\d+) half; after (\d+) absent (\d+) whole (\d+) half/))
    print(counted.0)
    #expect(Int(counted.1).flatMap { absent in Int(counted.2).map { absent + $0 } } == during)
    #expect(counted.3 == "0" && counted.4 == "0" && counted.6 == "0")
    #expect(Int(counted.5) == afterwards)
  }

  static let canMount: Bool = {
    let script =
      "f=$(mktemp) && truncate -s 8M $f && mkfs.ext4 -q $f && d=$(mktemp -d) && mount -o loop $f $d; r=$?; umount $d; rm -r $f $d; exit $r"
    do { return try Command(["unshare", "-m", "sh", "-c", script]).run().status == 0 } catch { return false }
  }()
}
