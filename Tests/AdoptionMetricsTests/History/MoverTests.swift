import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("Movers")
struct MoverTests {
  private static let today = CalendarDay(ordinal: 20_000)

  private static func mover(
    from past: Ratio, to present: Ratio, basis: Basis = .assigned, customer: String = "a", minimum: Int = 10
  ) -> Mover? {
    Mover(
      customer: Customer.ID(customer), service: Service.ID("teams"), basis: basis,
      from: PastFigure(day: today.advanced(by: -28), ratio: past), to: PastFigure(day: today, ratio: present),
      minimumToJudge: minimum)
  }

  @Test("a clear change is a move, a small one is none, and neither is a change of a small group")
  func clear() throws {
    let up = try #require(Self.mover(from: Ratio(20, of: 100), to: Ratio(60, of: 100)))
    #expect(up.isUp && up.changeInTenths == 400 && up.reason == .activity)
    // Newcombe's method 10 by hand: 0.4 - sqrt((0.2889-0.2)^2 + (0.6-0.5020)^2) = 0.4 - 0.1323.
    #expect(abs(up.leastPeople - 26.8) < 0.1)
    let down = try #require(Self.mover(from: Ratio(60, of: 100), to: Ratio(20, of: 100)))
    #expect(!down.isUp && abs(down.leastPeople - up.leastPeople) < 1e-9)
    #expect(Self.mover(from: Ratio(50, of: 100), to: Ratio(55, of: 100)) == nil)
    #expect(Self.mover(from: Ratio(50, of: 100), to: Ratio(50, of: 100)) == nil)
    #expect(Self.mover(from: Ratio(0, of: 9), to: Ratio(9, of: 9)) == nil)
    #expect(Self.mover(from: Ratio(0, of: 10), to: Ratio(10, of: 10)) != nil)
    #expect(Self.mover(from: Ratio(120, of: 100), to: Ratio(20, of: 100)) == nil)
  }

  @Test(
    "the larger part of a change is its reason, activity where both are equal",
    arguments: [
      (Ratio(20, of: 100), Ratio(60, of: 100), Basis.assigned, Mover.Reason.activity),
      (Ratio(80, of: 100), Ratio(80, of: 400), .assigned, .peopleJoined),
      (Ratio(80, of: 400), Ratio(80, of: 100), .assigned, .peopleLeft),
      (Ratio(80, of: 100), Ratio(80, of: 400), .entitled, .licensesBought),
      (Ratio(80, of: 400), Ratio(80, of: 100), .entitled, .licensesDropped),
      // The numerator's part is (120-40)(1/100+1/200)/2 = 0.6, the denominator's (40+120)(1/200-1/100)/2 = -0.4.
      (Ratio(40, of: 100), Ratio(120, of: 200), .entitled, .activity),
    ])
  func reasons(past: Ratio, present: Ratio, basis: Basis, reason: Mover.Reason) throws {
    #expect(try #require(Self.mover(from: past, to: present, basis: basis)).reason == reason)
  }

  @Test("both parts sum to the change, and the one that is named is the larger", arguments: [51, 52, 53])
  func parts(seed: UInt64) {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var named = 0
    for _ in 0..<500 {
      let (d0, d1) = (Int.random(in: 10...500, using: &random), Int.random(in: 10...500, using: &random))
      let (n0, n1) = (Int.random(in: 0...d0, using: &random), Int.random(in: 0...d1, using: &random))
      let ofNumerator = Double(n1 - n0) * (1 / Double(d0) + 1 / Double(d1)) / 2
      let ofDenominator = Double(n0 + n1) * (1 / Double(d1) - 1 / Double(d0)) / 2
      let change = Double(n1) / Double(d1) - Double(n0) / Double(d0)
      #expect(abs(ofNumerator + ofDenominator - change) < 1e-12)
      guard let mover = Self.mover(from: Ratio(n0, of: d0), to: Ratio(n1, of: d1)),
        abs(abs(ofNumerator) - abs(ofDenominator)) > 1e-9
      else { continue }
      named += 1
      #expect((mover.reason == .activity) == (abs(ofNumerator) > abs(ofDenominator)))
    }
    #expect(named > 200)
  }

  @Test("more people come first, then the id: a tiny customer never leads")
  func order() throws {
    let large = try #require(Self.mover(from: Ratio(400, of: 1000), to: Ratio(500, of: 1000), customer: "z"))
    let small = try #require(Self.mover(from: Ratio(0, of: 12), to: Ratio(12, of: 12), customer: "a"))
    #expect(Mover.precedes(large, small) && !Mover.precedes(small, large))
    let other = try #require(Self.mover(from: Ratio(0, of: 12), to: Ratio(12, of: 12), customer: "b"))
    #expect(Mover.precedes(small, other) && !Mover.precedes(other, small))
  }
}
