import AdoptionDomain
import SnapshotArchive
import TestSupport
import Testing

@Suite("Which nights are kept")
struct RetentionTests {
  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso8601: text)) }

  private func kept(_ retention: Retention, of nights: [String]) throws -> [String] {
    retention.kept(of: try nights.map(day)).sorted().map(\.description)
  }

  @Test("the newest night is kept even where nothing is asked for")
  func newest() throws {
    let none = Retention(daily: 0, weekly: 0, monthly: 0, yearly: 0)
    #expect(try kept(none, of: ["2026-01-01", "2026-01-03"]) == ["2026-01-03"])
    #expect(none.kept(of: []) == [])
  }

  @Test("days without a night are passed over")
  func gaps() throws {
    let retention = Retention(daily: 2, weekly: 0, monthly: 0, yearly: 0)
    #expect(
      try kept(retention, of: ["2026-01-01", "2026-01-05", "2026-01-09"]) == ["2026-01-05", "2026-01-09"])
  }

  @Test("a week begins on Monday, and its newest night is kept")
  func weeks() throws {
    // 2026-11-22 is a Sunday, 2026-11-23 a Monday.
    let retention = Retention(daily: 0, weekly: 2, monthly: 0, yearly: 0)
    #expect(
      try kept(retention, of: ["2026-11-15", "2026-11-16", "2026-11-22", "2026-11-23", "2026-11-24"])
        == ["2026-11-22", "2026-11-24"])
  }

  @Test("months and years of the calendar count, each with its newest night")
  func monthsAndYears() throws {
    let nights = ["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"]
    #expect(
      try kept(Retention(daily: 0, weekly: 0, monthly: 3, yearly: 0), of: nights)
        == ["2025-12-31", "2026-01-31", "2026-02-01"])
    #expect(
      try kept(Retention(daily: 0, weekly: 0, monthly: 0, yearly: 3), of: nights)
        == ["2024-12-31", "2025-12-31", "2026-02-01"])
  }

  @Test("pruning again removes nothing more, whatever is kept", arguments: [11, 12, 13])
  func idempotent(seed: UInt64) {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let nights = (0..<60).map { _ in CalendarDay(ordinal: Int32.random(in: 19_000...20_000, using: &random))
      }
      let retention = Retention(
        daily: Int.random(in: 0...5, using: &random), weekly: Int.random(in: 0...5, using: &random),
        monthly: Int.random(in: 0...5, using: &random), yearly: Int.random(in: 0...3, using: &random))
      let kept = retention.kept(of: nights)
      #expect(retention.kept(of: Array(kept)) == kept)
      #expect(kept.contains(nights.max() ?? CalendarDay(ordinal: 0)))
    }
  }
}
