import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("States of a measure")
struct MeasureStateTests {
  @Test(
    "the state follows from the denominator, and both counts stay",
    arguments: [
      (Ratio(5, of: 10), MeasureState.value), (Ratio(5, of: 9), .insufficient),
      (Ratio(0, of: 1), .insufficient),
      (Ratio(3, of: 0), .undefined), (Ratio(0, of: 0), .undefined), (Ratio(0, of: 10), .value),
    ])
  func states(ratio: Ratio, state: MeasureState) {
    let measure = Measure(.usage, of: .customer, basis: .assigned, ratio: ratio, minimumToJudge: 10)
    #expect(measure.state == state)
    #expect(measure.ratio == ratio)
  }

  @Test("without counts a figure is unknown, which is no 0")
  func unknown() {
    let measure = Measure(.usage, of: .customer, basis: .assigned, ratio: nil, minimumToJudge: 10)
    #expect(measure.state == .unknown)
    #expect(measure.ratio == nil)
    #expect(!measure.isKnown)
  }

  @Test("0 of 0 has no row in the tables; n of 0 and 0 of n have one")
  func isKnown() {
    func isKnown(_ ratio: Ratio) -> Bool {
      Measure(.usage, of: .customer, basis: .assigned, ratio: ratio, minimumToJudge: 10).isKnown
    }
    #expect(!isKnown(Ratio(0, of: 0)))
    #expect(isKnown(Ratio(3, of: 0)))
    #expect(isKnown(Ratio(0, of: 3)))
  }

  @Test("a service that the export does not cover is unknown in every figure, and 0 in none")
  func uncoveredService() {
    let facts = Sample.facts(
      activity: Sample.activity(
        [Sample.cohort(20, [Sample.count(0, .licensed, .inWindow, 20)])], covering: [Sample.exchange]))
    let figures = Sample.figures(facts)
    #expect(figures.usage(.usage, ofServiceAt: Sample.exchange)?.state == .value)
    let uncovered = figures.measures.filter {
      $0.subject == .service(Service.ID("teams")) && $0.basis == .assigned
    }
    #expect(
      Set(uncovered.map(\.id)) == [
        .usage, .adjustedUsage, .idle, .active, .newlyLicensed, .activeCounted, .activeTurnover,
        .activeTrial, .activeLapsed, .activeYammer, .activeUnexplained, .dormant60, .dormant90,
      ])
    for measure in uncovered {
      #expect(measure.state == .unknown && measure.ratio == nil)
      #expect(measure.window == nil && measure.dataDate == nil && measure.source == nil)
    }
  }

  @Test("without a user export every usage is unknown")
  func noActivity() {
    let usage = Sample.figures(Sample.facts()).measures.filter {
      $0.basis == .assigned || $0.basis == .entitled
    }
    // Thirteen figures over licensed people and eight over entitled units, of three services.
    #expect(usage.count == 3 * (13 + 8))
    #expect(usage.allSatisfy { $0.state == .unknown && $0.ratio == nil })
  }

  @Test("figures come by customer, service, product, and in each and its bases by measure")
  func order() {
    let figures = Sample.figures(
      Sample.facts(holdings: [
        Sample.holding("B", sold: 1, assigned: 1), Sample.holding("A", sold: 1, assigned: 1),
      ])
    ).measures
    var subjects: [Subject] = []
    for measure in figures where subjects.last != measure.subject { subjects.append(measure.subject) }
    let services = Sample.catalog.services.map { Subject.service($0.id) }
    #expect(subjects == [.customer] + services + [.product("A"), .product("B")])
    for subject in subjects {
      for basis in Basis.allCases {
        let ids = figures.filter { $0.subject == subject && $0.basis == basis }.map(\.id)
        #expect(ids == ids.sorted())
      }
    }
    #expect(Set(figures.map { "\($0.id) \($0.subject) \($0.basis)" }).count == figures.count)
  }

  @Test("of several bases the first known one is taken, or else the first that is there")
  func firstOf() {
    func measure(_ basis: Basis, _ ratio: Ratio?) -> Measure {
      Measure(.usage, of: .customer, basis: basis, ratio: ratio, minimumToJudge: 10)
    }
    let figures = CustomerMeasures(
      customer: Customer.ID("a"),
      measures: [measure(.assigned, Ratio(1, of: 20)), measure(.entitled, nil), measure(.available, nil)])
    #expect(figures.measure(.usage, of: .customer, firstOf: [.entitled, .assigned])?.basis == .assigned)
    #expect(figures.measure(.usage, of: .customer, firstOf: [.available, .entitled])?.basis == .available)
    #expect(figures.measure(.usage, of: .customer, firstOf: [.seats]) == nil)
    #expect(figures.measure(.idle, of: .customer, firstOf: [.assigned]) == nil)
  }
}
