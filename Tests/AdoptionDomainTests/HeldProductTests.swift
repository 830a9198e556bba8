import AdoptionDomain
import Testing

@Suite("HeldProduct")
struct HeldProductTests {
  private func holding(
    _ terms: SubscriptionTerms, _ units: UnitsByState,
    of partNumber: String = "ENTERPRISEPACK", tenantWide: Bool = true, commitmentEnd: Int32? = nil,
    source: Int = 0
  ) -> Holding {
    Holding(
      product: Product(partNumber: partNumber, name: "Office 365 E3"), terms: terms, isTenantWide: tenantWide,
      units: units, commitmentEnd: commitmentEnd.map(CalendarDay.init(ordinal:)), source: source)
  }

  private func units(_ sold: Int, _ assigned: Int) -> LicenseUnits {
    LicenseUnits(sold: sold, assigned: assigned)
  }

  private func products(_ holdings: [Holding]) -> [HeldProduct] {
    CustomerFacts(customer: Customer(id: Customer.ID("a"), name: "A"), holdings: holdings).heldProducts
  }

  @Test("one SKU is one product, in whatever case its part number is spelled, by part number")
  func caseFolding() {
    let found = products([
      holding(.paid, [.active: units(3, 2)], of: "visioclient"),
      holding(.paid, [.active: units(10, 8)], of: "EnterprisePack"),
      holding(.unstated, [.active: units(5, 5)], source: 2),
    ])
    #expect(found.map(\.product.partNumber) == ["ENTERPRISEPACK", "visioclient"])
    #expect(found.map(\.countedUnits) == [units(15, 13), units(3, 2)])
    #expect(found.map(\.source) == [0, 0])
  }

  @Test(
    "units in grace do not count beside an active subscription of the SKU that another export states without terms"
  )
  func graceBesideUnstated() {
    let found = products([
      holding(.paid, [.gracePeriod: units(30, 30)]), holding(.unstated, [.active: units(25, 20)]),
    ])
    #expect(found.map(\.countedUnits) == [units(25, 20)])
    #expect(found.map(\.isExpiring) == [false])
    #expect(found.map(\.hasUncountedUnits) == [true])
  }

  @Test("an active trial does not keep units in grace from counting")
  func graceBesideTrial() {
    let found = products([
      holding(.paid, [.gracePeriod: units(30, 28)]), holding(.trial, [.active: units(25, 20)]),
    ])
    #expect(found.map(\.countedUnits) == [units(30, 28)])
    #expect(found.map(\.isExpiring) == [true])
    #expect(found.map(\.hasUncountedUnits) == [true])
  }

  @Test("what this partner sold is part of the whole tenant and is not added to it")
  func ownBesideTenantWide() {
    let own = holding(.paid, [.active: units(20, 18)], tenantWide: false, source: 1)
    let whole = holding(.paid, [.active: units(50, 45)], source: 4)
    #expect(products([own, whole]).map(\.countedUnits) == [units(50, 45)])
    #expect(products([own, whole]).map(\.source) == [4])
    #expect(products([own, whole]).map(\.hasUncountedUnits) == [false])
    #expect(products([own]).map(\.countedUnits) == [units(20, 18)])
  }

  @Test("a tenant-wide trial does not hide what this partner sold")
  func ownBesideTenantWideTrial() {
    let own = holding(.paid, [.active: units(20, 18)], tenantWide: false)
    #expect(products([own, holding(.trial, [.active: units(5, 5)])]).map(\.countedUnits) == [units(20, 18)])
  }

  @Test(
    "suspended, disabled and unknown units are there and do not count",
    arguments: [SubscriptionState.suspended, .disabled, .unknown])
  func uncounted(state: SubscriptionState) {
    let found = products([holding(.paid, [.active: units(10, 8), state: units(5, 0)])])
    #expect(found.map(\.countedUnits) == [units(10, 8)])
    #expect(found.map(\.hasUncountedUnits) == [true])
    #expect(products([holding(.paid, [state: units(5, 0)])]).map(\.countedUnits) == [nil])
  }

  @Test("a trial is there and does not count, whatever its state and what is paid for beside it")
  func trialIsUncounted() {
    let paid = holding(.paid, [.active: units(10, 8)])
    #expect(products([paid, holding(.trial, [.active: units(5, 5)])]).map(\.hasUncountedUnits) == [true])
    #expect(products([holding(.trial, [.gracePeriod: units(5, 5)])]).map(\.hasUncountedUnits) == [true])
    #expect(products([holding(.trial, [.gracePeriod: units(5, 5)])]).map(\.countedUnits) == [nil])
  }

  @Test("deleted units and states of 0 units leave nothing uncounted")
  func nothingUncounted() {
    #expect(
      products([holding(.paid, [.active: units(10, 8), .deleted: units(5, 0), .suspended: .none])])
        .map(\.hasUncountedUnits) == [false])
    #expect(products([holding(.trial, [.deleted: units(5, 0)])]).map(\.hasUncountedUnits) == [false])
    #expect(products([holding(.paid, [.gracePeriod: units(10, 8)])]).map(\.hasUncountedUnits) == [false])
  }

  @Test("the nearest end of a commitment is that of what counts")
  func commitment() {
    let found = products([
      holding(.paid, [.active: units(1, 1)], commitmentEnd: 900),
      holding(.unstated, [.active: units(1, 1)], commitmentEnd: 700),
      holding(.trial, [.active: units(1, 1)], commitmentEnd: 100),
    ])
    #expect(found.map(\.commitmentEnd) == [CalendarDay(ordinal: 700)])
  }

  @Test("the order of holdings plays no part")
  func order() {
    let holdings = [
      holding(.paid, [.gracePeriod: units(1, 1)], of: "a", source: 3),
      holding(.trial, [.active: units(2, 2)], of: "A"),
      holding(.unstated, [.active: units(4, 3)], of: "A", source: 1),
      holding(.paid, [.active: units(8, 7)], of: "b", tenantWide: false),
    ]
    #expect(products(holdings) == products(holdings.reversed()))
    #expect(products([]).isEmpty)
  }
}
