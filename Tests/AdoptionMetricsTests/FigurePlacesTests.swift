import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("Finding figures of a customer")
struct FigurePlacesTests {
  private func measure(
    _ id: MeasureID, of subject: Subject, over basis: Basis, numerator: Int
  ) -> Measure {
    Measure(id, of: subject, basis: basis, ratio: Ratio(numerator, of: 100), minimumToJudge: 10)
  }

  private func customer(_ measures: [Measure]) -> CustomerMeasures {
    CustomerMeasures(customer: Customer.ID("a"), measures: measures)
  }

  @Test(
    "each of many figures is found, also beyond the first table's size",
    arguments: [0, 1, 127, 128, 129, 2_000])
  func many(products: Int) {
    let ids: [MeasureID] = [.deployment, .unassigned, .overAssigned]
    var measures = [measure(.allRequests, of: .customer, over: .seats, numerator: 1)]
    for product in 0..<products {
      for id in ids {
        measures.append(
          measure(id, of: .product(SharedText("SKU \(product)")), over: .sold, numerator: measures.count))
      }
    }
    let found = customer(measures)
    for figure in measures {
      #expect(found.measure(figure.id, of: figure.subject, basis: figure.basis) == figure)
    }
    for product in 0..<products {
      let subject = Subject.product(SharedText("SKU \(product)"))
      #expect(found.measure(.overlap, of: subject, basis: .sold) == nil)
      #expect(found.measure(.deployment, of: subject, basis: .entitled) == nil)
      #expect(found.measure(.deployment, of: .product(SharedText("sku \(product)")), basis: .sold) == nil)
    }
    #expect(found.measure(.deployment, of: .product(SharedText("SKU \(products)")), basis: .sold) == nil)
    #expect(found.measure(.allRequests, of: .customer, basis: .activeUsers) == nil)
  }

  @Test("every measure over every basis is a figure of its own")
  func all() {
    let subjects: [Subject] = [
      .customer, .service(Service.ID("teams")), .product("teams"), .product("TEAMS"),
    ]
    var measures: [Measure] = []
    for subject in subjects {
      for id in MeasureID.allCases {
        for basis in Basis.allCases {
          measures.append(measure(id, of: subject, over: basis, numerator: measures.count))
        }
      }
    }
    for order in [measures, measures.reversed()] {
      let found = customer(order)
      for figure in measures {
        #expect(found.measure(figure.id, of: figure.subject, basis: figure.basis) == figure)
      }
    }
    // One figure less, and the last one is not there.
    let last = measures.removeLast()
    #expect(customer(measures).measure(last.id, of: last.subject, basis: last.basis) == nil)
  }

  @Test("of two figures of one measure, subject and basis the first is found")
  func twice() {
    let figures = [1, 2].map { measure(.deployment, of: .product("A"), over: .sold, numerator: $0) }
    #expect(customer(figures).measure(.deployment, of: .product("A"), basis: .sold) == figures[0])
  }

  @Test("the figure over the first basis for which it is known is taken, else the first there is")
  func firstOf() {
    let teams = Subject.service(Service.ID("teams"))
    let unknown = Measure(.idle, of: teams, basis: .entitled, ratio: nil, minimumToJudge: 10)
    let known = measure(.idle, of: teams, over: .assigned, numerator: 3)
    #expect(customer([unknown, known]).measure(.idle, of: teams, firstOf: [.entitled, .assigned]) == known)
    #expect(customer([unknown]).measure(.idle, of: teams, firstOf: [.assigned, .entitled]) == unknown)
    #expect(customer([known]).measure(.idle, of: teams, firstOf: [.sold, .entitled]) == nil)
  }
}

@Suite("The least rate")
struct LeastRateTests {
  @Test(
    "is the lower bound of the interval, on both sides of the events that are known beforehand",
    arguments: [0, 1, 2, 62, 63, 64, 65, 500])
  func lowerBound(events: Int) throws {
    for denominator in [1, 7, 1_000] {
      let ratio = Ratio(events, of: denominator)
      let interval = try #require(Interval.rate(ratio))
      #expect(Interval.leastRate(ratio) == interval.lower)
      #expect(interval.lower <= Double(events) / Double(denominator))
      #expect((interval.lower == 0) == (events == 0))
    }
  }

  @Test("grows with the events")
  func growing() throws {
    let rates = try (0...130).map { try #require(Interval.leastRate(Ratio($0, of: 10))) }
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("is none for a denominator of 0 or fewer than no events")
  func nothing() {
    for events in [0, 1, 64] { #expect(Interval.leastRate(Ratio(events, of: 0)) == nil) }
    #expect(Interval.leastRate(Ratio(-1, of: 5)) == nil && Interval.rate(Ratio(-1, of: 5)) == nil)
  }
}
