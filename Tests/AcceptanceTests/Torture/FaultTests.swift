import TestSupport
import Testing

@Suite("Torture: a call that fails once", .serialized)
struct FaultTests {
  private static let errors = ["ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE"]

  @Test(
    "is told with path and reason, leaves the night before untouched, and is no signal",
    .enabled(if: Torture.hasStrace, "needs strace"), arguments: [false, true])
  func told(isRepeated: Bool) throws {
    let night = try TorturedNight(customers: 1, isRepeated: isRepeated)
    let points = try FaultPoint.all(of: night).filter { $0.call != "symlinkat" }
    #expect(points.count > (isRepeated ? 150 : 250))
    var tried: Set<String> = []
    for (place, point) in points.enumerated() {
      for error in Torture.isLong ? Self.errors : [Self.errors[place % Self.errors.count]] {
        let outcome = try point.run(night, failingWith: error)
        let moment = "\(error) of \(point.call) \(point.number): \(point.text)"
        tried.insert("\(point.call) \(error)")
        if isRepeated, point.text.contains(".csv") {
          // Whoever cannot tell that an export is as it was counts it, and so reads it again.
          #expect(Program.isQuietSuccess(outcome), "\(moment): \(outcome)")
          #expect(try night.nightly.state() == night.after, "\(moment)")
        } else {
          try check(outcome, night, moment)
        }
      }
    }
    print("\(points.count) calls, \(tried.count) kinds of faults")
    #expect(tried.count > 25)
  }

  private func check(_ outcome: Command.Outcome, _ night: TorturedNight, _ moment: String) throws {
    #expect((1..<128).contains(outcome.status), "\(moment): \(outcome)")
    let lines = outcome.errors.split(separator: "\n")
    #expect((1...2).contains(lines.count), "\(moment): \(outcome)")
    let names = [night.nightly.folder.path, ".csv: "]
    #expect(lines.contains { line in names.contains { line.contains($0) } }, "\(moment): \(outcome)")
    let state = try night.nightly.state()
    for (path, bytes) in night.before where path.hasPrefix("nights/") || path == TorturedNight.first {
      #expect(state[path] == bytes, "\(moment): \(path)")
    }
    let latest = state["latest"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(state[latest + "/portfolio.html"] != nil, "\(moment): \(latest)")
  }

  @Test(
    "since a signal interrupts it is made again, unseen", .enabled(if: Torture.hasStrace, "needs strace"))
  func interrupted() throws {
    let night = try TorturedNight(customers: 1)
    let points = try FaultPoint.all(of: night).filter { $0.isOwn && $0.call != "symlinkat" }
    #expect(points.count > 40)
    for point in points {
      let outcome = try point.run(night, failingWith: "EINTR")
      #expect(Program.isQuietSuccess(outcome), "\(point.call) \(point.number): \(point.text): \(outcome)")
      #expect(try night.nightly.state() == night.after, "\(point.call) \(point.number): \(point.text)")
    }
  }
}
