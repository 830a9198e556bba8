import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("Properties of attribution over random facts")
struct AttributionPropertyTests {
  private static let seeds = Array(UInt64(1)...400)
  private static let services = [Service.ID("exchange"), Service.ID("teams"), Service.ID("yammer")]

  /// Two products, one of them free, one that is no license for the services, and one that no catalog knows.
  private static let catalog = ServiceCatalog(
    services: Sample.catalog.services, freePartNumbers: ["TRY"], minimumToJudge: 10,
    products: ProductCatalog([
      ProductCatalog.Product(id: nil, partNumber: "SUITE", name: "Suite", services: services),
      ProductCatalog.Product(id: nil, partNumber: "MAIL", name: "Mail", services: [services[0]]),
      ProductCatalog.Product(id: nil, partNumber: "TRY", name: "Try", services: [services[1]]),
      ProductCatalog.Product(id: nil, partNumber: "CHART", name: "Chart", services: []),
    ]))
  private static let productSets: [[SharedText]] = [
    [], ["SUITE"], ["MAIL"], ["MAIL", "SUITE"], ["TRY"], ["CHART"], ["SUITE", "TRY"], ["STRANGE"],
  ]

  private struct World {
    var people: [RandomPerson]
    var holdings: [Holding]
    var base: RandomCustomer

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      base = RandomCustomer("a", using: &random)
      people = base.people
      for place in people.indices {
        people[place].productSet = [0, 1, 1, 1, 2, 3, 4, 5, 6, 7].randomElement(using: &random) ?? 1
      }
      holdings = []
      for (partNumber, name) in [("SUITE", "Suite"), ("MAIL", "Mail"), ("TRY", "Try"), ("ODD", "Odd")] {
        if Bool.random(using: &random) {
          let owners = people.count {
            !$0.isDeleted && productSets[$0.productSet].contains(SharedText(name.uppercased()))
          }
          let spare = Int.random(in: 0...2, using: &random)
          holdings.append(
            Sample.holding(partNumber, name: name, sold: owners + spare, assigned: owners + spare / 2))
          continue
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          let state = [SubscriptionState.active, .active, .gracePeriod, .suspended, .deleted]
            .randomElement(using: &random)
          let sold = Int.random(in: 0...20, using: &random)
          holdings.append(
            Sample.holding(
              partNumber, name: name,
              terms: [SubscriptionTerms.paid, .paid, .trial, .unstated].randomElement(using: &random)
                ?? .paid,
              state: state ?? .active, sold: sold, assigned: Int.random(in: 0...(sold + 1), using: &random)))
        }
      }
    }

    var figures: CustomerMeasures {
      var customer = base
      customer.people = people
      customer.holdings = holdings
      return measures(
        of: customer.facts, productSets: productSets, catalog: catalog, nightDataDate: Sample.day)
    }
  }

  private func count(
    _ id: MeasureID, _ service: Service.ID, _ figures: CustomerMeasures, over basis: Basis = .assigned
  ) -> Int? {
    figures.measure(id, of: .service(service), basis: basis)?.ratio?.numerator
  }

  @Test("the classes sum to the active people, wherever all of them are known")
  func classes() {
    var known = 0
    for seed in Self.seeds {
      let figures = World(seed: seed).figures
      for service in Self.services {
        let classes: [MeasureID] = [
          .activeCounted, .activeTurnover, .activeTrial, .activeLapsed, .activeYammer, .activeUnexplained,
        ]
        let counts = classes.compactMap { count($0, service, figures) }
        guard counts.count == classes.count else { continue }
        known += 1
        #expect(counts.reduce(0, +) == count(.usage, service, figures), "seed \(seed), \(service)")
      }
    }
    #expect(known > 300)
  }

  @Test("the two sides of the gap are equal, wherever the entitled units are known")
  func gap() {
    var known = 0
    for seed in Self.seeds {
      let figures = World(seed: seed).figures
      for service in Self.services {
        let usage = figures.measure(.usage, of: .service(service), basis: .entitled)
        guard let entitled = usage?.ratio?.denominator else { continue }
        known += 1
        func part(_ id: MeasureID) -> Int { count(id, service, figures, over: .entitled) ?? .min }
        // The denominator is less the overlap already.
        #expect(
          entitled + part(.overlap) + part(.overAssigned)
            == part(.unassigned) + part(.overlap) + part(.idle) + part(.active) + part(.newlyLicensed),
          "seed \(seed), \(service)")
        #expect(part(.overlap) >= 0 && entitled >= 0, "seed \(seed)")
      }
    }
    #expect(known > 100)
  }

  @Test("a figure lies within its bounds, and people under counted units never exceed those units")
  func bounds() {
    var pooled = 0
    for seed in Self.seeds {
      let world = World(seed: seed)
      for measure in world.figures.measures {
        guard let bounds = measure.bounds, let count = measure.ratio?.numerator else { continue }
        pooled += 1
        #expect(bounds.contains(count) && bounds.lowerBound >= 0, "seed \(seed), \(measure.id)")
      }
    }
    #expect(pooled > 50)
  }

  @Test("an idle person more never raises a usage, and turns none of the others into something else")
  func idlePerson() {
    for seed in Self.seeds {
      var world = World(seed: seed)
      let before = world.figures
      let use = RandomPerson.Use(isLicensed: true, assignedDaysAgo: 400, activeDaysAgo: 300)
      world.people.append(RandomPerson(isDeleted: false, productSet: 1, uses: [use, use, use]))
      let after = world.figures
      for measure in before.measures where [.usage, .adjustedUsage].contains(measure.id) {
        let changed = after.measure(measure.id, of: measure.subject, basis: measure.basis)
        guard let old = measure.ratio, let new = changed?.ratio, old.denominator > 0, new.denominator > 0
        else {
          continue
        }
        #expect(
          new.numerator * old.denominator <= old.numerator * new.denominator,
          "seed \(seed), \(measure.id) of \(measure.subject.name) over \(measure.basis)")
      }
    }
  }

  @Test("the order of holdings and people does not matter")
  func order() {
    for seed in Self.seeds.prefix(100) {
      var world = World(seed: seed)
      let figures = world.figures
      var random = SeededGenerator(seed: seed)
      world.holdings.shuffle(using: &random)
      world.people.shuffle(using: &random)
      #expect(world.figures.measures == figures.measures, "seed \(seed)")
    }
  }
}
