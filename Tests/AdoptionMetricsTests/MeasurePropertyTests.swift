import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("Properties of measures over random facts")
struct MeasurePropertyTests {
  private static let seeds = Array(UInt64(1)...200)

  private func customer(_ seed: UInt64) -> RandomCustomer {
    var random = SeededGenerator(seed: seed)
    return RandomCustomer("a", using: &random)
  }

  @Test("figures of usage agree with a count of the people, one by one")
  func peopleOneByOne() {
    for seed in Self.seeds {
      let customer = customer(seed)
      let figures = Sample.figures(customer.facts)
      for place in Sample.catalog.services.indices {
        let rows = customer.people.map { ($0, $0.uses[place]) }
        let licensed = rows.filter { !$0.0.isDeleted && $0.1.isLicensed }
        let quiet = licensed.filter { !$0.1.isActive && !($0.1.assignedDaysAgo.map { $0 <= 27 } ?? false) }
        let expected: [(MeasureID, Int)] = [
          (.usage, rows.count { $0.1.isActive }), (.adjustedUsage, licensed.count { $0.1.isActive }),
          (.active, licensed.count { $0.1.isActive }), (.idle, quiet.count),
          (.dormant60, quiet.count { ($0.1.activeDaysAgo ?? 9_999) >= 60 }),
          (.dormant90, quiet.count { ($0.1.activeDaysAgo ?? 9_999) >= 90 }),
        ]
        for (id, numerator) in expected {
          #expect(
            figures.usage(id, ofServiceAt: place)?.ratio == Ratio(numerator, of: licensed.count),
            "seed \(seed), \(id), service \(place)")
        }
      }
    }
  }

  @Test("every active person is in exactly one class")
  func classes() {
    for seed in Self.seeds {
      let customer = customer(seed)
      let figures = Sample.figures(customer.facts)
      for place in Sample.catalog.services.indices {
        func people(_ id: MeasureID) -> Int {
          figures.usage(id, ofServiceAt: place)?.ratio?.numerator ?? -1
        }
        // Licensed people without any product are in the class of turnover, and so not among the covered ones.
        let covered = customer.people.count {
          !$0.isDeleted && $0.productSet != 0 && $0.uses[place].isLicensed && $0.uses[place].isActive
        }
        let classes = people(.activeTurnover) + people(.activeYammer) + people(.activeUnexplained) + covered
        #expect(classes == people(.usage), "seed \(seed), service \(place)")
        #expect(place == Sample.yammer || people(.activeYammer) == 0, "seed \(seed)")
        #expect(place != Sample.yammer || people(.activeUnexplained) == 0, "seed \(seed)")
      }
    }
  }

  @Test("where everybody has a product, active = turnover + yammer + unexplained + licensed active")
  func classesSum() {
    for seed in Self.seeds {
      var customer = customer(seed)
      for index in customer.people.indices { customer.people[index].productSet = 1 }
      let figures = Sample.figures(customer.facts)
      for place in Sample.catalog.services.indices {
        let parts: [MeasureID] = [.activeTurnover, .activeYammer, .activeUnexplained, .active]
        let sum = parts.reduce(0) { $0 + (figures.usage($1, ofServiceAt: place)?.ratio?.numerator ?? -1) }
        #expect(figures.usage(.usage, ofServiceAt: place)?.ratio?.numerator == sum, "seed \(seed)")
      }
    }
  }

  @Test("idle, active and newly licensed people are all the licensed ones")
  func gap() {
    for seed in Self.seeds {
      let customer = customer(seed)
      let figures = Sample.figures(customer.facts)
      for place in Sample.catalog.services.indices {
        let new = customer.people.count {
          !$0.isDeleted && $0.uses[place].isLicensed && !$0.uses[place].isActive
            && ($0.uses[place].assignedDaysAgo.map { $0 <= 27 } ?? false)
        }
        let idle = figures.usage(.idle, ofServiceAt: place)?.ratio
        let active = figures.usage(.active, ofServiceAt: place)?.ratio
        #expect(
          (idle?.numerator ?? -1) + (active?.numerator ?? -1) + new == idle?.denominator, "seed \(seed)")
      }
    }
  }

  @Test("assigned and unassigned units are the sold ones and those over-assigned")
  func units() {
    for seed in Self.seeds {
      let figures = Sample.figures(customer(seed).facts)
      for deployment in figures.measures where deployment.id == .deployment {
        func numerator(_ id: MeasureID) -> Int {
          figures.measure(id, of: deployment.subject, basis: .sold)?.ratio?.numerator ?? -1
        }
        #expect(
          numerator(.deployment) + numerator(.unassigned)
            == (deployment.ratio?.denominator ?? -1) + numerator(.overAssigned), "seed \(seed)")
        #expect(numerator(.unassigned) == 0 || numerator(.overAssigned) == 0, "seed \(seed)")
      }
    }
  }

  @Test("kinds of requests are parts of all requests, and services parts of the customer")
  func requests() {
    for seed in Self.seeds {
      var customer = customer(seed)
      customer.seatCount = 20
      let figures = Sample.figures(customer.facts)
      func requests(_ id: MeasureID, _ subject: Subject) -> Int {
        figures.measure(id, of: subject, basis: .seats)?.ratio?.numerator ?? -1
      }
      let expected = customer.requests.filter { Sample.day.days(since: $0.day) <= 27 }
      #expect(requests(.allRequests, .customer) == expected.reduce(0) { $0 + $1.requests }, "seed \(seed)")
      let services = Sample.catalog.services.map { Subject.service($0.id) }
      let elsewhere = expected.filter { $0.service == nil }.reduce(0) { $0 + $1.requests }
      #expect(
        services.reduce(elsewhere) { $0 + requests(.allRequests, $1) } == requests(.allRequests, .customer),
        "seed \(seed)")
      for subject in services + [.customer] {
        let assistance = requests(.howToRequests, subject) + requests(.helpRequests, subject)
        #expect(requests(.assistanceRequests, subject) == assistance, "seed \(seed)")
        #expect(assistance + requests(.incidents, subject) <= requests(.allRequests, subject), "seed \(seed)")
      }
    }
  }

  @Test("nothing is negative, and the licensed part of usage never exceeds 100 %")
  func bounds() {
    for seed in Self.seeds {
      for measure in Sample.figures(customer(seed).facts).measures {
        guard let ratio = measure.ratio else { continue }
        #expect(ratio.numerator >= 0 && ratio.denominator >= 0, "seed \(seed), \(measure.id)")
        if [.adjustedUsage, .idle, .active, .dormant60, .dormant90].contains(measure.id) {
          #expect(ratio.numerator <= ratio.denominator, "seed \(seed), \(measure.id)")
        }
      }
    }
  }
}
