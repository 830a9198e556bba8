import AdoptionDomain
import AdoptionMetrics
import Recommendations
import TestSupport
import Testing

@Suite("Ranking of customers")
struct RankingTests {
  private func figures(_ id: String, _ measures: [Measure]) -> RankingFigures {
    RankingFigures(
      of: CustomerMeasures(customer: Customer.ID(id), measures: measures), catalog: Situation.catalog)
  }

  private func idle(_ people: Int, of licensed: Int = 100, in slug: String = "teams") -> Measure {
    Situation.usage(slug, Ratio(people, of: licensed), over: .assigned, .idle)
  }

  private func unassigned(_ units: Int, of sold: Int = 100, _ partNumber: String = "E3") -> Measure {
    Measure(
      .unassigned, of: .product(SharedText(partNumber)), basis: .sold, ratio: Ratio(units, of: sold),
      minimumToJudge: 10)
  }

  @Test("idle people of judged services and unassigned units of paid products are summed")
  func sums() {
    let found = figures(
      "a",
      [
        idle(12), idle(5, in: "exchange"), idle(50, in: "yammer"), unassigned(7), unassigned(3, "VISIO"),
        unassigned(9_990, of: 10_000, "teams_free"), Situation.assistance(Ratio(3, of: 40)),
      ])
    #expect(found.idlePeople == 17)
    #expect(found.unassignedUnits == 10)
    #expect(found.assistance == Ratio(3, of: 40))
    #expect(found.isIdleKnown && found.isUnassignedKnown)
  }

  @Test("groups too small to judge do not count")
  func smallGroups() {
    let found = figures("a", [idle(9, of: 9), unassigned(9, of: 9), Situation.assistance(Ratio(9, of: 9))])
    #expect(found.idlePeople == 0 && found.unassignedUnits == 0)
    #expect(found.assistance == nil)
    #expect(found.isIdleKnown && found.isUnassignedKnown)
  }

  @Test("without a user export or subscriptions the sums are 0 and said to be unknown")
  func unknown() {
    let found = figures("a", [Situation.usage(nil, .idle), Situation.assistance(nil)])
    #expect(found.idlePeople == 0 && !found.isIdleKnown)
    #expect(found.unassignedUnits == 0 && !found.isUnassignedKnown)
    #expect(found.assistance == nil)
  }

  @Test("more idle people and unassigned units come first, in whatever parts")
  func bySum() {
    let more = figures("z", [idle(1), unassigned(10)])
    let fewer = figures("a", [idle(10), Situation.assistance(Ratio(40, of: 40))])
    #expect(more.precedes(fewer) && !fewer.precedes(more))
  }

  @Test("what a small group shows weighs less than the same share of a large one")
  func byLowerBound() {
    // At least 7.22 of 10 of 10, 7.38 of 12 of 30 and 13.34 of 20 of 100, at 95 % confidence.
    let ranked = [
      figures("c", [idle(20)]), figures("b", [idle(12, of: 30)]), figures("a", [idle(10, of: 10)]),
    ]
    #expect(ranked.reversed().sorted { $0.precedes($1) } == ranked)
    #expect(ranked.map { ($0.leastWaste * 100).rounded() } == [1334, 738, 722])
  }

  @Test("entitled units are judged where they are known, licensed people elsewhere")
  func bases() {
    let entitled = Situation.usage("teams", Ratio(30, of: 60), over: .entitled, .idle)
    let found = figures("a", [entitled, idle(12)])
    #expect(found.idlePeople == 30 && !found.isOnAssigned)
    #expect(figures("a", [idle(12)]).isOnAssigned)
  }

  @Test(
    "of equal sums more assistance per seat comes first by its lower bound, 0 before unknown, then the id")
  func ties() {
    let ranked = [
      // At least 20.24, 1.09, 0.24 and 0.03 requests.
      figures("d", [idle(5), Situation.assistance(Ratio(30, of: 200))]),
      figures("e", [idle(5), Situation.assistance(Ratio(4, of: 20))]),
      figures("c", [idle(5), Situation.assistance(Ratio(2, of: 60))]),
      figures("b", [idle(5), Situation.assistance(Ratio(1, of: 30))]),
      figures("f", [idle(5), Situation.assistance(Ratio(0, of: 60))]),
      figures("a", [idle(5)]), figures("g", [unassigned(5), Situation.assistance(nil)]),
    ]
    #expect(ranked.reversed().sorted { $0.precedes($1) } == ranked)
    for seed in UInt64(1)...50 {
      var random = SeededGenerator(seed: seed)
      #expect(ranked.shuffled(using: &random).sorted { $0.precedes($1) } == ranked, "seed \(seed)")
    }
  }

  @Test("nobody comes before themselves, and of two customers exactly one comes first")
  func strictOrder() {
    for seed in UInt64(1)...200 {
      var random = SeededGenerator(seed: seed)
      let all = (0..<6).map { place in
        figures(
          "c\(place)",
          [
            idle(Int.random(in: 0...2, using: &random)),
            Situation.assistance(
              Bool.random(using: &random) ? nil : Ratio(Int.random(in: 0...2, using: &random), of: 10)),
          ])
      }
      for left in all {
        for right in all {
          #expect(left.precedes(right) != right.precedes(left) || left == right, "seed \(seed)")
        }
      }
      let sorted = all.sorted { $0.precedes($1) }
      #expect(all.shuffled(using: &random).sorted { $0.precedes($1) } == sorted, "seed \(seed)")
    }
  }
}
