import TestSupport
import Testing

@Suite("Torture: a night that is killed", .serialized)
struct KillTests {
  @Test(
    "at every call that changes something leaves the night whole or absent, and the next run finishes it",
    .enabled(if: Torture.hasStrace, "needs strace"), arguments: [false, true])
  func everyCall(isRepeated: Bool) throws {
    let night = try TorturedNight(customers: Torture.isLong ? 3 : 1, isRepeated: isRepeated)
    try night.restore()
    let points = try KillPoint.all(
      of: Torture.mutatingCalls, log: night.nightly.folder.path + "/calls", run: night.run(under:))
    #expect(points.count > (isRepeated ? 150 : 250))
    var killed = 0
    for point in points {
      try night.restore()
      let outcome = try night.run(under: point.words)
      try night.checkAftermath("\(point)")
      killed += outcome.status == 0 ? 0 : 1
    }
    print("\(points.count) calls, killed at \(killed)")
    // A thread that is not needed makes no calls.
    #expect(killed * 100 >= points.count * 95)
  }

  @Test(
    "at any time leaves the night whole or absent, and the next run finishes it",
    .enabled(if: Command.exists("timeout"), "needs timeout"))
  func anyTime() throws {
    let (kills, customers) = Torture.isLong ? (500, 500) : (50, 50)
    let seed: UInt64 = 31
    print("seed \(seed), \(kills) kills")
    var random = SeededGenerator(seed: seed)
    let night = try TorturedNight(customers: customers)
    let longest = try duration(of: night)
    var killed = 0
    for _ in 0..<kills {
      try night.restore()
      let milliseconds = Int.random(in: 5...longest, using: &random)
      let digits = String(1000 + milliseconds % 1000).dropFirst()
      let outcome = try night.run(
        under: ["timeout", "--signal=KILL", "\(milliseconds / 1000).\(digits)"])
      killed += outcome.status == 0 ? 0 : 1
      try night.checkAftermath("\(milliseconds) ms")
    }
    print("\(killed) of \(kills) came in time, within \(longest) ms")
    #expect(killed > kills / 5)
  }

  /// How many milliseconds an undisturbed night takes: the kills come at times within it.
  private func duration(of night: TorturedNight) throws -> Int {
    try night.restore()
    let duration = try ContinuousClock().measure { try TorturedNight.expectSuccess(night.run()) }
    return max(50, Int(duration / .milliseconds(1)))
  }
}
