import AdoptionDomain
import Testing

@Suite("Holding")
struct HoldingTests {
  private func holding(
    _ terms: SubscriptionTerms, _ units: UnitsByState
  ) -> Holding {
    Holding(
      product: Product(partNumber: "ENTERPRISEPACK", name: "Office 365 E3"), terms: terms, isTenantWide: true,
      units: units, source: 0)
  }

  private let some = LicenseUnits(sold: 25, assigned: 21)
  private let other = LicenseUnits(sold: 10, assigned: 0)

  @Test("active units of paid subscriptions count, and so do those whose terms nobody states")
  func active() {
    #expect(holding(.paid, [.active: some]).countedUnits == some)
    #expect(holding(.unstated, [.active: some]).countedUnits == some)
  }

  @Test("units in grace count only without active ones, and are then expiring")
  func grace() {
    #expect(holding(.paid, [.gracePeriod: some]).countedUnits == some)
    #expect(holding(.paid, [.gracePeriod: some]).isExpiring)
    #expect(holding(.paid, [.gracePeriod: some, .active: other]).countedUnits == other)
    #expect(!holding(.paid, [.gracePeriod: some, .active: other]).isExpiring)
  }

  @Test("an active subscription of 0 units is a subscription: what lapsed beside it does not count")
  func emptyActive() {
    #expect(holding(.paid, [.active: .none, .gracePeriod: some]).countedUnits == LicenseUnits.none)
  }

  @Test("a trial never counts and never expires", arguments: SubscriptionState.allCases)
  func trial(state: SubscriptionState) {
    #expect(holding(.trial, [state: some]).countedUnits == nil)
    #expect(!holding(.trial, [state: some]).isExpiring)
  }

  @Test(
    "suspended, disabled, deleted and unknown units never count",
    arguments: [SubscriptionState.suspended, .disabled, .deleted, .unknown])
  func uncounted(state: SubscriptionState) {
    for terms in [SubscriptionTerms.paid, .unstated] {
      #expect(holding(terms, [state: some]).countedUnits == nil)
      #expect(!holding(terms, [state: some]).isExpiring)
      #expect(holding(terms, [state: some, .active: other]).countedUnits == other)
    }
  }

  @Test("units add up side by side")
  func sums() {
    #expect(some + other == LicenseUnits(sold: 35, assigned: 21))
    #expect(some + .none == some)
  }
}
