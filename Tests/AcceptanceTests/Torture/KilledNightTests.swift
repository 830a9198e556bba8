import FoundationEssentials
import TestSupport
import Testing

@Suite("A night that is killed", .serialized)
struct KilledNightTests {
  @Test(
    "at every call that changes something leaves the night whole or absent, and the next run finishes it",
    .enabled(if: Command.exists("strace"), "needs strace"))
  func everyCall() throws {
    let night = try KilledNight(customer: "0a11fab0-0002-4000")
    let calls = try night.numberOfCalls()
    #expect(calls > 100)
    var killed = 0
    // Calls are counted by thread: the last of the busiest thread comes before the number of all.
    for number in 1...calls {
      guard try night.kill(atCall: number) else { break }
      killed += 1
    }
    print("\(calls) calls, killed at \(killed)")
    #expect(killed > 60)
  }

  @Test(
    "at any time leaves the night whole or absent, and the next run finishes it",
    .enabled(if: Command.exists("timeout"), "needs timeout"))
  func anyTime() throws {
    let kills = ProcessInfo.processInfo.environment["ADOPTION_KILLS"].flatMap { Int($0) } ?? 30
    let seed: UInt64 = 31
    print("seed \(seed), \(kills) kills")
    var random = SeededGenerator(seed: seed)
    let night = try KilledNight()
    for _ in 0..<kills { try night.kill(after: Int.random(in: 5...160, using: &random)) }
  }
}
