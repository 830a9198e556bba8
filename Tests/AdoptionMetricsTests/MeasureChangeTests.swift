import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("Properties of measures when facts change")
struct MeasureChangeTests {
  private static let seeds = Array(UInt64(1)...200)

  private func customers(_ seed: UInt64) -> [RandomCustomer] {
    var random = SeededGenerator(seed: seed)
    return (0..<Int.random(in: 1...6, using: &random)).map { RandomCustomer("c\($0)", using: &random) }
  }

  @Test("one idle person more raises no usage and no activity, and one idle count")
  func idlePerson() {
    let person = RandomPerson(
      isDeleted: false, productSet: 1,
      uses: Sample.catalog.services.map { _ in
        RandomPerson.Use(isLicensed: true, assignedDaysAgo: 400, activeDaysAgo: nil)
      })
    for seed in Self.seeds {
      var customer = customers(seed)[0]
      let before = Sample.figures(customer.facts)
      customer.people.append(person)
      let after = Sample.figures(customer.facts)
      for place in Sample.catalog.services.indices {
        for id in [MeasureID.usage, .adjustedUsage, .active] {
          let old = before.usage(id, ofServiceAt: place)?.ratio
          let new = after.usage(id, ofServiceAt: place)?.ratio
          #expect(old?.numerator == new?.numerator, "seed \(seed)")
          if let was = old?.fraction { #expect((new?.fraction ?? 9) <= was, "seed \(seed)") }
        }
        let idle = before.usage(.idle, ofServiceAt: place)?.ratio?.numerator
        #expect(
          after.usage(.idle, ofServiceAt: place)?.ratio?.numerator == idle.map { $0 + 1 }, "seed \(seed)")
      }
    }
  }

  @Test("the totals of the portfolio are the sums of its customers")
  func totals() {
    for seed in Self.seeds {
      let figures = customers(seed).map { Sample.figures($0.facts) }
      for total in PortfolioMeasures(of: figures, catalog: Sample.catalog).measures {
        let parts = figures.flatMap(\.measures).filter {
          $0.id == total.id && $0.basis == total.basis
            && $0.subject.name.uppercased() == total.subject.name.uppercased()
            && $0.subject.scope == total.subject.scope && ($0.ratio?.denominator ?? 0) > 0
        }
        #expect(total.customers == parts.count, "seed \(seed)")
        #expect(total.customers <= figures.count, "seed \(seed), \(total.subject)")
        #expect(total.total.numerator == parts.reduce(0) { $0 + ($1.ratio?.numerator ?? 0) }, "seed \(seed)")
        #expect(
          total.total.denominator == parts.reduce(0) { $0 + ($1.ratio?.denominator ?? 0) }, "seed \(seed)")
        let spread = total.distribution
        let ordered = [
          spread.minimum, spread.p10, spread.p25, spread.p50, spread.p75, spread.p90, spread.maximum,
        ]
        #expect(ordered == ordered.sorted(), "seed \(seed)")
      }
    }
  }

  @Test("no figure with a denominator is missing from the portfolio")
  func nothingMissing() {
    for seed in Self.seeds {
      let figures = customers(seed).map { Sample.figures($0.facts) }
      let portfolio = PortfolioMeasures(of: figures, catalog: Sample.catalog)
      let parts = figures.flatMap(\.measures).count { ($0.ratio?.denominator ?? 0) > 0 }
      #expect(portfolio.measures.reduce(0) { $0 + $1.customers } == parts, "seed \(seed)")
    }
  }

  @Test("the order of customers, cohorts, counts, holdings and requests plays no part")
  func order() {
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed &+ 1_000_000)
      let facts = customers(seed).map(\.facts)
      let shuffled = facts.map { facts in
        var facts = facts
        facts.holdings.shuffle(using: &random)
        facts.activity?.cohorts.shuffle(using: &random)
        for index in (facts.activity?.cohorts ?? []).indices {
          if let counts = facts.activity?.cohorts[index].counts {
            facts.activity?.cohorts[index].counts = CohortCounts(counts.shuffled(using: &random))
          }
        }
        facts.support?.counts.shuffle(using: &random)
        return facts
      }
      let figures = facts.map { Sample.figures($0) }
      #expect(shuffled.map { Sample.figures($0) } == figures, "seed \(seed)")
      #expect(
        PortfolioMeasures(of: figures.shuffled(using: &random), catalog: Sample.catalog)
          == PortfolioMeasures(of: figures, catalog: Sample.catalog), "seed \(seed)")
    }
  }

  @Test("a missing export leaves its figures unknown and the others as they were")
  func missingExports() {
    for seed in Self.seeds {
      var facts = customers(seed)[0].facts
      facts.customer.seatCount = 20
      let whole = Sample.figures(facts)
      func without(_ change: (inout CustomerFacts) -> Void) -> CustomerMeasures {
        var facts = facts
        change(&facts)
        return Sample.figures(facts)
      }
      let isUsage = { (measure: Measure) in
        [.assigned, .entitled, .activeUsers].contains(measure.basis)
      }
      let noUsage = without { $0.activity = nil }.measures
      #expect(noUsage.filter(isUsage).allSatisfy { $0.state == .unknown }, "seed \(seed)")
      #expect(noUsage.filter { !isUsage($0) } == whole.measures.filter { !isUsage($0) }, "seed \(seed)")
      let noSupport = without { $0.support = nil }.measures
      #expect(noSupport.filter(\.id.isSupport).allSatisfy { $0.state == .unknown }, "seed \(seed)")
      #expect(
        noSupport.filter { !$0.id.isSupport } == whole.measures.filter { !$0.id.isSupport }, "seed \(seed)")
      // Without subscriptions nobody knows what covers people, so that none of them is uncovered.
      let isAboutUnits = { (measure: Measure) in
        measure.basis == .sold || measure.basis == .entitled
          || [.activeCounted, .activeTrial, .activeLapsed, .activeUnexplained].contains(measure.id)
      }
      let noHoldings = without { $0.holdings = [] }.measures
      #expect(
        noHoldings.filter { !isAboutUnits($0) } == whole.measures.filter { !isAboutUnits($0) }, "seed \(seed)"
      )
      #expect(
        noHoldings.filter { isAboutUnits($0) && $0.id != .activeUnexplained }
          .allSatisfy { $0.state == .unknown }, "seed \(seed)")
    }
  }
}
