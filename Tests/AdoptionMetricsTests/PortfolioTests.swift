import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Portfolio")
struct PortfolioTests {
  private func customer(_ id: String, _ measures: [Measure]) -> CustomerMeasures {
    CustomerMeasures(customer: Customer.ID(id), measures: measures)
  }

  private func measure(
    _ ratio: Ratio?, _ id: MeasureID = .adjustedUsage, of subject: Subject = .service(Service.ID("teams")),
    over basis: Basis = .assigned
  ) -> Measure {
    Measure(id, of: subject, basis: basis, ratio: ratio, minimumToJudge: 10)
  }

  private func portfolio(_ measures: [Measure]) -> PortfolioMeasures {
    let customers = measures.enumerated().map { customer("c\($0.offset)", [$0.element]) }
    return PortfolioMeasures(of: customers, catalog: Sample.catalog)
  }

  @Test("both counts are summed over all customers with a denominator above 0, small ones included")
  func totals() {
    let found = portfolio([
      measure(Ratio(15, of: 40)), measure(Ratio(2, of: 5)), measure(Ratio(7, of: 0)), measure(nil),
      measure(Ratio(23, of: 20)),
    ]).measure(.adjustedUsage, of: .service(Service.ID("teams")), basis: .assigned)
    #expect(found?.customers == 3)
    #expect(found?.total == Ratio(40, of: 65))
    #expect(found?.distribution.minimum == 0.375)
    #expect(found?.distribution.p50 == 0.4)
    #expect(found?.distribution.maximum == 1.15)
  }

  @Test("where no customer has a denominator there is no figure")
  func nothing() {
    #expect(portfolio([measure(Ratio(7, of: 0)), measure(nil)]).measures.isEmpty)
    #expect(PortfolioMeasures(of: [], catalog: Sample.catalog).measures.isEmpty)
  }

  @Test("bases are never mixed")
  func bases() {
    let found = portfolio([
      measure(Ratio(1, of: 2), over: .entitled), measure(Ratio(1, of: 1), over: .assigned),
    ])
    let teams = Subject.service(Service.ID("teams"))
    #expect(found.measures.count == 2)
    #expect(found.measure(.adjustedUsage, of: teams, basis: .entitled)?.total == Ratio(1, of: 2))
    #expect(found.measure(.adjustedUsage, of: teams, basis: .assigned)?.total == Ratio(1, of: 1))
    #expect(found.measures.allSatisfy { $0.customers == 1 })
  }

  @Test(
    "a part number in different case is one product, under the spelling that comes first",
    arguments: [false, true])
  func spelling(isReversed: Bool) {
    let spellings = ["Enterprisepack", "ENTERPRISEPACK", "enterprisepack"]
    let measures = (isReversed ? spellings.reversed() : spellings).map {
      measure(Ratio(1, of: 4), .deployment, of: .product(SharedText($0)), over: .sold)
    }
    let found = portfolio(measures).measures
    #expect(found.map(\.subject) == [.product("ENTERPRISEPACK")])
    #expect(found.map(\.customers) == [3])
    #expect(found.map(\.total) == [Ratio(3, of: 12)])
  }

  @Test("figures come by customer, services in catalog order, others by slug, products by part number")
  func order() {
    let subjects: [Subject] = [
      .product("b"), .service(Service.ID("zz")), .product("A"), .service(.yammer), .customer,
      .service(Service.ID("exchange")), .service(Service.ID("aa")),
    ]
    let found = portfolio(subjects.map { measure(Ratio(1, of: 2), of: $0) }).measures
    #expect(found.map(\.subject.name) == ["*", "exchange", "yammer", "aa", "zz", "A", "b"])
  }

  @Test("the order of customers plays no part")
  func customersOrder() {
    let measures = [
      measure(Ratio(1, of: 3)), measure(Ratio(5, of: 3), .usage), measure(Ratio(2, of: 3)),
      measure(Ratio(1, of: 7), .deployment, of: .product("x"), over: .sold),
      measure(Ratio(1, of: 3), .deployment, of: .product("X"), over: .sold),
    ]
    #expect(portfolio(measures) == portfolio(measures.reversed()))
  }
}
