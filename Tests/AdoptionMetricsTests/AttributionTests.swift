import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Attribution of active people, and the gap over entitled units")
struct AttributionTests {
  /// E3 and mailboxes entitle to Exchange, E3 to Teams too; FREE is a free product that entitles to Teams.
  private static let catalog = ServiceCatalog(
    services: Sample.catalog.services, freePartNumbers: ["FREE"], minimumToJudge: 10,
    products: ProductCatalog([
      ProductCatalog.Product(
        id: nil, partNumber: "E3", name: "Office 365 E3",
        services: [Service.ID("exchange"), Service.ID("teams")]),
      ProductCatalog.Product(
        id: nil, partNumber: "MAIL", name: "Mailbox", otherNames: ["Old Mailbox"],
        services: [Service.ID("exchange")]),
      ProductCatalog.Product(id: nil, partNumber: "FREE", name: "Teams Try", services: [Service.ID("teams")]),
    ]))
  private static let productSets: [[SharedText]] = [
    [], ["OFFICE 365 E3"], ["MAILBOX"], ["MAILBOX", "OFFICE 365 E3"], ["TEAMS TRY"], ["NOBODY KNOWS"],
  ]

  private func figures(_ holdings: [Holding], _ cohorts: [UserCohort]) -> CustomerMeasures {
    measures(
      of: Sample.facts(holdings: holdings, activity: Sample.activity(cohorts)), productSets: Self.productSets,
      catalog: Self.catalog, nightDataDate: Sample.day)
  }

  /// People of a set, with a license for a service: active, newly licensed and idle ones.
  private func people(
    _ active: Int, _ new: Int = 0, _ idle: Int = 0, set: Int32 = 1, service: Int = Sample.exchange,
    isDeleted: Bool = false
  ) -> UserCohort {
    let counts = [
      Sample.count(service, .licensed, .inWindow, active), Sample.count(service, .newlyLicensed, .never, new),
      Sample.count(service, .licensed, .days90orMore, idle),
    ].filter { $0.people > 0 }
    return Sample.cohort(
      Int32(active + new + idle), productSet: set, isDeleted: isDeleted, activePeople: Int32(active), counts)
  }

  private func numerators(
    _ figures: CustomerMeasures, _ ids: [MeasureID], over basis: Basis, of place: Int = Sample.exchange
  ) -> [Int?] {
    let subject = Subject.service(Sample.catalog.services[place].id)
    return ids.map { figures.measure($0, of: subject, basis: basis)?.ratio?.numerator }
  }

  private let classes: [MeasureID] = [
    .activeCounted, .activeTrial, .activeLapsed, .activeTurnover, .activeYammer, .activeUnexplained,
  ]
  private let gap: [MeasureID] = [
    .unassigned, .overAssigned, .overlap, .idle, .active, .newlyLicensed,
  ]

  @Test(
    "a trial beside a paid subscription: active people get the paid units first, and the figures carry bounds"
  )
  func trial() throws {
    let found = figures(
      [
        Sample.holding("E3", sold: 10, assigned: 10),
        Sample.holding("E3", terms: .trial, sold: 5, assigned: 5),
      ], [people(12, 1, 2)])
    #expect(numerators(found, classes, over: .assigned) == [10, 2, 0, 0, 0, 0])
    #expect(numerators(found, gap, over: .entitled) == [0, 0, 0, 0, 10, 0])
    let exchange = Subject.service(Service.ID("exchange"))
    // Of 15 people 5 stand under trial units: of 12 active ones 7 to 10 are counted, and 2 to 5 are not.
    #expect(found.measure(.activeCounted, of: exchange, basis: .assigned)?.bounds == 7...10)
    #expect(found.measure(.activeTrial, of: exchange, basis: .assigned)?.bounds == 2...5)
    #expect(found.measure(.activeLapsed, of: exchange, basis: .assigned)?.bounds == nil)
    #expect(found.measure(.adjustedUsage, of: exchange, basis: .entitled)?.bounds == 7...10)
    #expect(found.measure(.idle, of: exchange, basis: .entitled)?.bounds == 0...2)
    #expect(found.measure(.usage, of: exchange, basis: .entitled)?.ratio == Ratio(12, of: 10))
    #expect(found.measure(.usage, of: exchange, basis: .entitled)?.bounds == nil)
  }

  @Test("trial and lapsed units of one product: counted, then trial, then lapsed")
  func trialAndLapsed() {
    let found = figures(
      [
        Sample.holding("E3", sold: 2, assigned: 2), Sample.holding("E3", terms: .trial, sold: 3, assigned: 3),
        Sample.holding("E3", state: .suspended, sold: 9, assigned: 2),
      ], [people(6, 0, 1)])
    #expect(numerators(found, classes, over: .assigned) == [2, 3, 1, 0, 0, 0])
  }

  @Test(
    "units in grace count where no other subscription of the product is active, and have lapsed beside one")
  func grace() {
    let alone = figures(
      [Sample.holding("E3", state: .gracePeriod, sold: 5, assigned: 5)], [people(5)])
    #expect(numerators(alone, classes, over: .assigned) == [5, 0, 0, 0, 0, 0])
    let beside = figures(
      [
        Sample.holding("E3", sold: 6, assigned: 6),
        Sample.holding("E3", state: .gracePeriod, sold: 6, assigned: 4),
      ], [people(9, 0, 1)])
    #expect(numerators(beside, classes, over: .assigned) == [6, 0, 3, 0, 0, 0])
  }

  @Test("two products of one person overlap, and a product without a pool covers before one with it")
  func overlap() {
    let found = figures(
      [
        Sample.holding("E3", sold: 8, assigned: 8),
        Sample.holding("MAIL", name: "Mailbox", sold: 4, assigned: 4),
      ], [people(5, 0, 1), people(2, set: 3), people(0, 0, 2, set: 2)])
    #expect(numerators(found, gap, over: .entitled) == [0, 0, 2, 3, 7, 0])
    #expect(numerators(found, [.usage], over: .entitled) == [7])
    let pooled = figures(
      [
        Sample.holding("E3", sold: 2, assigned: 2), Sample.holding("E3", terms: .trial, sold: 2, assigned: 2),
        Sample.holding("MAIL", name: "Mailbox", sold: 1, assigned: 1),
      ], [people(3), people(1, set: 3)])
    #expect(numerators(pooled, classes, over: .assigned) == [2, 2, 0, 0, 0, 0])
  }

  @Test("more assigned than sold stands on both sides of the gap")
  func overAssigned() {
    let found = figures([Sample.holding("E3", sold: 8, assigned: 10)], [people(10)])
    #expect(numerators(found, gap, over: .entitled) == [0, 2, 0, 0, 10, 0])
    let usage = found.measure(.usage, of: .service(Service.ID("exchange")), basis: .entitled)
    #expect(usage?.ratio == Ratio(10, of: 8))
  }

  @Test("units of a free product are nobody's entitlement: its people count as trial ones")
  func freeProduct() {
    let found = figures(
      [
        Sample.holding("E3", sold: 4, assigned: 4),
        Sample.holding("FREE", name: "Teams Try", terms: .unstated, sold: 10_000, assigned: 3),
      ], [people(4, service: Sample.teams), people(3, set: 4, service: Sample.teams)])
    #expect(numerators(found, classes, over: .assigned, of: Sample.teams) == [4, 3, 0, 0, 0, 0])
    #expect(numerators(found, gap, over: .entitled, of: Sample.teams) == [0, 0, 0, 0, 4, 0])
  }

  @Test("where no source states trials, trial is unknown and not 0")
  func termsUnstated() {
    let found = figures(
      [Sample.holding("E3", terms: .unstated, sold: 10, assigned: 10)], [people(8, 0, 2)])
    #expect(numerators(found, classes, over: .assigned) == [8, nil, 0, 0, 0, 0])
  }

  @Test("a product that nobody knows covers; one that does not entitle leaves its active people unexplained")
  func unknownProducts() {
    let found = figures(
      [Sample.holding("E3", sold: 4, assigned: 4)],
      [people(4), people(2, set: 5), people(3, set: 2, service: Sample.teams)])
    #expect(numerators(found, classes, over: .assigned) == [6, 0, 0, 0, 0, 0])
    #expect(numerators(found, classes, over: .assigned, of: Sample.teams) == [0, 0, 0, 0, 0, 3])
    // Six people under four assigned units: the exports do not fit, and nothing is guessed.
    #expect(numerators(found, gap, over: .entitled) == [nil, nil, nil, nil, nil, nil])
    #expect(found.unfitServices.contains(Service.ID("exchange")))
  }

  @Test("without tenant-wide units the classes of covered people are unknown")
  func noUnits() {
    let found = figures([], [people(8, 0, 2)])
    #expect(numerators(found, classes, over: .assigned) == [nil, nil, nil, 0, 0, 0])
    #expect(found.headline(of: Service.ID("exchange"))?.basis == .assigned)
  }

  @Test(
    "an export with fewer than 90 % of the people is cut: nothing over entitled units is known, 90 % is not cut"
  )
  func cutExport() {
    let holding = Sample.holding("E3", sold: 20, assigned: 20)
    let cut = figures([holding], [people(17)])
    #expect(cut.isExportCut)
    #expect(numerators(cut, [.usage, .active], over: .entitled) == [nil, nil])
    #expect(numerators(cut, [.usage], over: .assigned) == [17])
    let border = figures([holding], [people(18)])
    #expect(!border.isExportCut)
    #expect(numerators(border, gap, over: .entitled) == [0, 0, 2, 0, 18, 0])
  }

  @Test("units whose assignment no source tells leave the entitled units unknown")
  func unknownAssignment() {
    let holding = Holding(
      product: Product(partNumber: "E3", name: "Office 365 E3"), terms: .paid, isTenantWide: true,
      units: [.active: LicenseUnits(sold: 12, assigned: nil)], source: 0)
    let found = figures([holding], [people(8)])
    #expect(numerators(found, [.usage, .unassigned], over: .entitled) == [nil, nil])
    #expect(numerators(found, classes, over: .assigned) == [8, 0, 0, 0, 0, 0])
    #expect(found.measure(.deployment, of: .product("E3"), basis: .sold)?.state == .unknown)
  }
}
