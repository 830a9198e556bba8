import AdoptionDomain
import TestSupport
import Testing

@Suite("Units by state")
struct UnitsByStateTests {
  private let ten = LicenseUnits(sold: 10, assigned: 4)
  private let five = LicenseUnits(sold: 5, assigned: 5)

  @Test("without units there is no state, and the total is 0")
  func nothing() {
    let units = UnitsByState()
    #expect(units.states == [] && units.total == .none && units == [:])
    #expect(SubscriptionState.allCases.allSatisfy { units[$0] == nil })
    #expect(!units.contains { _, _ in true })
  }

  @Test("units of one state are found under it, and under no other")
  func one() {
    let units: UnitsByState = [.gracePeriod: ten]
    for state in SubscriptionState.allCases { #expect(units[state] == (state == .gracePeriod ? ten : nil)) }
    #expect(units.states == [.gracePeriod] && units.total == ten)
    #expect(units.contains { $0 == .gracePeriod && $1 == ten } && !units.contains { $1 == five })
    #expect(units != [.active: ten] && units != [.gracePeriod: five])
  }

  @Test("several states come in their order, whichever was set first")
  func several() {
    let units: UnitsByState = [.unknown: ten, .active: five, .disabled: .none]
    #expect(units.states == [.active, .disabled, .unknown])
    #expect(units.total == LicenseUnits(sold: 15, assigned: 9))
    #expect(units[.active] == five && units[.disabled] == LicenseUnits.none && units[.unknown] == ten)
    #expect(units[.deleted] == nil)
    #expect(
      units.contains { $0 == .unknown && $1 == ten }
        && !units.contains { $0 == .deleted || $1 == .init(sold: 15, assigned: 9) })
    #expect(units == [.active: five, .disabled: .none, .unknown: ten])
  }

  @Test("what one state does not tell, the total does not tell")
  func unknownUnits() {
    let units: UnitsByState = [.active: ten, .deleted: LicenseUnits(sold: 1, assigned: nil)]
    #expect(units.total == LicenseUnits(sold: 11, assigned: nil))
  }

  @Test("removed down to one state or to none, units equal those that never had more")
  func removing() {
    var units: UnitsByState = [.active: ten, .deleted: five]
    units[.deleted] = nil
    let only: UnitsByState = [.active: ten]
    #expect(units == only && units.hashValue == only.hashValue)
    units[.unknown] = nil
    #expect(units == only)
    units[.active] = nil
    #expect(units == UnitsByState() && units.hashValue == UnitsByState().hashValue)
  }

  @Test("in a literal with a state that stands twice the last one counts")
  func literal() {
    #expect([.active: ten, .active: five] as UnitsByState == [.active: five])
  }

  @Test("units are added state by state")
  func adding() {
    var units: UnitsByState = [.active: ten]
    units.add([:])
    #expect(units == [.active: ten])
    units.add([.active: five, .suspended: five])
    #expect(units == [.active: LicenseUnits(sold: 15, assigned: 9), .suspended: five])
    units.add(units)
    #expect(
      units == [
        .active: LicenseUnits(sold: 30, assigned: 18), .suspended: LicenseUnits(sold: 10, assigned: 10),
      ])
  }

  @Test("after any changes units are those of a dictionary that went through the same")
  func random() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    var units = UnitsByState()
    var expected: [SubscriptionState: LicenseUnits] = [:]
    for _ in 0..<2_000 {
      let state = SubscriptionState.allCases.randomElement(using: &random) ?? .active
      let value =
        Bool.random(using: &random)
        ? LicenseUnits(sold: .random(in: 0...3, using: &random), assigned: 1) : nil
      units[state] = value
      expected[state] = value
      var rebuilt = UnitsByState()
      for (state, value) in expected { rebuilt[state] = value }
      #expect(units == rebuilt && units.hashValue == rebuilt.hashValue, "seed \(seed)")
      #expect(units.states == expected.keys.sorted { $0.rawValue < $1.rawValue }, "seed \(seed)")
      #expect(units.total == expected.values.reduce(.none, +), "seed \(seed)")
      #expect(SubscriptionState.allCases.allSatisfy { units[$0] == expected[$0] }, "seed \(seed)")
    }
  }
}
