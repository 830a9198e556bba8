import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("How long a night comes to the same")
struct EqualNightsTests {
  /// What of a night depends on the night itself.
  private struct Outcome: Equatable {
    let renewals: [[Renewal]]
    let stale: [Bool]
    let findings: [Finding]

    init(_ facts: Facts, on night: CalendarDay, staleAfter: Int) {
      let staleness = Staleness(night: night, staleAfter: staleAfter)
      renewals = facts.customers.map { AdoptionMetrics.renewals(of: $0, after: night) }
      stale = facts.customers.map(staleness.isStale)
      findings = staleness.findings(about: facts.sources)
    }
  }

  private static func source(until day: CalendarDay?, _ path: String = "a.csv") -> ExportSource {
    ExportSource(
      path: path, kind: .activeUsers, size: 1, fingerprint: "", records: 1, rejectedRecords: 0,
      dataDates: day.map { ActivityWindow(from: $0, through: $0) })
  }

  private static func holding(_ end: CalendarDay?) -> Holding {
    var holding = Sample.holding("A", state: .active, sold: 10, assigned: 4)
    holding.commitmentEnd = end
    return holding
  }

  private func lastNight(_ facts: Facts, from night: CalendarDay, staleAfter: Int = 14) -> CalendarDay? {
    lastEqualNight(from: night, facts: facts, staleness: Staleness(night: night, staleAfter: staleAfter))
  }

  @Test(
    "until the night before anything changes, and that night it does, whatever the days are",
    arguments: 1...20)
  func property(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let night = Sample.day.advanced(by: 3)
    for _ in 0..<30 {
      let customers = (0..<Int.random(in: 1...3, using: &random)).map { number in
        Sample.facts(
          "c\(number)",
          holdings: [
            Self.holding(
              Bool.random(using: &random) ? night.advanced(by: Int.random(in: -5...200, using: &random)) : nil
            )
          ], activity: Bool.random(using: &random) ? Sample.activity([]) : nil)
      }
      let facts = Facts(
        customers: customers,
        sources: [Self.source(until: night.advanced(by: -Int.random(in: 0...20, using: &random)))])
      let staleAfter = Int.random(in: 0...20, using: &random)
      guard facts.dataDate != nil else { continue }
      let last = try #require(lastNight(facts, from: night, staleAfter: staleAfter))
      let outcome = Outcome(facts, on: night, staleAfter: staleAfter)
      for later in 0...last.days(since: night) {
        #expect(Outcome(facts, on: night.advanced(by: later), staleAfter: staleAfter) == outcome)
      }
      if last < night.advanced(by: 365) {
        #expect(Outcome(facts, on: last.advanced(by: 1), staleAfter: staleAfter) != outcome)
      }
    }
  }

  @Test("no night comes to the same where a record lies after it, or no export has a date")
  func never() {
    let customer = Sample.facts("c", activity: Sample.activity([]))
    let night = Sample.day
    #expect(lastNight(Facts(customers: [customer], sources: [Self.source(until: night)]), from: night) != nil)
    #expect(
      lastNight(
        Facts(customers: [customer], sources: [Self.source(until: night.advanced(by: 1))]), from: night)
        == nil)
    #expect(
      lastNight(Facts(customers: [Sample.facts("c")], sources: [Self.source(until: nil)]), from: night) == nil
    )
  }
}
