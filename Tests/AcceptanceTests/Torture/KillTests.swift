import TestSupport
import Testing

@Suite("Torture: a night that is killed", .serialized)
struct KillTests {
  @Test(
    "at every call that changes something leaves the night whole or absent, and the next run finishes it",
    .enabled(if: Torture.hasStrace, "needs strace"))
  func everyCall() throws {
    let night = try TorturedNight(customers: Torture.isLong ? 3 : 1)
    let calls = Torture.mutatingCalls.joined(separator: ",")
    let log = night.nightly.folder.path + "/calls"
    let options = ["strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=" + calls, "-o"]
    try night.restore()
    try TorturedNight.expectSuccess(night.run(under: options + [log]))
    let count = try Repository.text(of: log).split(separator: "\n").count
    #expect(count > 150)
    var killed = 0
    // Calls are counted by thread: the last of the busiest thread comes before the number of all.
    for number in 1...count {
      try night.restore()
      let outcome = try night.run(
        under: options + ["/dev/null", "-e", "inject=\(calls):signal=KILL:when=\(number)"])
      try night.checkAftermath("call \(number)")
      if outcome.status == 0 { break }
      killed += 1
    }
    print("\(count) calls, killed at \(killed)")
    #expect(killed > 100)
  }

  @Test(
    "at any time leaves the night whole or absent, and the next run finishes it",
    .enabled(if: Command.exists("timeout"), "needs timeout"))
  func anyTime() throws {
    let (kills, customers, longest) = Torture.isLong ? (500, 500, 900) : (50, 50, 250)
    let seed: UInt64 = 31
    print("seed \(seed), \(kills) kills")
    var random = SeededGenerator(seed: seed)
    let night = try TorturedNight(customers: customers)
    var killed = 0
    for _ in 0..<kills {
      try night.restore()
      let milliseconds = Int.random(in: 5...longest, using: &random)
      let digits = String(1000 + milliseconds).dropFirst()
      let outcome = try night.run(under: ["timeout", "--signal=KILL", "0.\(digits)"])
      killed += outcome.status == 0 ? 0 : 1
      try night.checkAftermath("\(milliseconds) ms")
    }
    print("\(killed) of \(kills) came in time")
    #expect(killed > kills / 5)
  }
}
