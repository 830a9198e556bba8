import AdoptionDomain
import TestSupport

/// One invented person, as a row of a user export tells of them.
struct RandomPerson {
  /// What the row says of one service.
  struct Use {
    var isLicensed: Bool
    /// Days from the assign date to the data date; `nil` for none.
    var assignedDaysAgo: Int?
    /// Days from the last activity to the data date; negative after it, `nil` for none.
    var activeDaysAgo: Int?

    var isActive: Bool { activeDaysAgo.map { 0 <= $0 && $0 <= 27 } ?? false }
  }

  var isDeleted: Bool
  /// The place of the person's set of products; 0 is the empty one.
  var productSet: Int
  /// By the service's place.
  var uses: [Use]
}

/// A customer with invented people, from whom cohorts are counted and figures are told a second way.
struct RandomCustomer {
  var id: String
  var people: [RandomPerson] = []
  var holdings: [Holding] = []
  var requests: [SupportCount] = []
  var seatCount: Int?

  init(_ id: String, using random: inout SeededGenerator) {
    self.id = id
    people = (0..<Int.random(in: 0...40, using: &random)).map { _ in RandomPerson(using: &random) }
    holdings = (0..<Int.random(in: 0...8, using: &random)).map { _ in Holding(using: &random) }
    requests = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Sample.requests(
        Int.random(in: 1...5, using: &random),
        SupportRequestKind.allCases.randomElement(using: &random) ?? .help,
        daysAgo: Int.random(in: 0...40, using: &random),
        service: [nil, 0, 1, 2].randomElement(using: &random) ?? nil)
    }
    seatCount = Bool.random(using: &random) ? Int.random(in: 0...50, using: &random) : nil
  }

  /// The facts: the people counted into cohorts.
  var facts: CustomerFacts {
    Sample.facts(
      id, seats: seatCount, holdings: holdings, activity: Sample.activity(cohorts),
      support: Sample.support(requests))
  }

  private var cohorts: [UserCohort] {
    struct Key: Hashable {
      let productSet: Int
      let isDeleted: Bool
    }
    return Dictionary(grouping: people) { Key(productSet: $0.productSet, isDeleted: $0.isDeleted) }
      .map { key, members in
        Sample.cohort(
          Int32(members.count), productSet: Int32(key.productSet), isDeleted: key.isDeleted,
          activePeople: Int32(members.count { $0.uses.contains(where: \.isActive) }),
          Sample.catalog.services.indices.flatMap { place in counts(of: members, at: place) })
      }
  }

  private func counts(of members: [RandomPerson], at place: Int) -> [CohortCount] {
    struct Key: Hashable {
      let standing: LicenseStanding
      let recency: Recency
    }
    return Dictionary(grouping: members) { member in
      let use = member.uses[place]
      let isNew = use.assignedDaysAgo.map { $0 <= 27 } ?? false
      let standing: LicenseStanding =
        use.isLicensed
        ? (isNew ? .newlyLicensed : .licensed)
        : (use.assignedDaysAgo == nil ? .unlicensed : .formerlyLicensed)
      return Key(
        standing: standing, recency: use.activeDaysAgo.map(Recency.init(daysBeforeDataDate:)) ?? .never)
    }.map { Sample.count(place, $0.key.standing, $0.key.recency, $0.value.count) }
  }
}

extension RandomPerson {
  init(using random: inout SeededGenerator) {
    isDeleted = Int.random(in: 0..<6, using: &random) == 0
    productSet = Int.random(in: 0..<3, using: &random) == 0 ? 0 : 1
    uses = Sample.catalog.services.map { _ in
      Use(
        isLicensed: Int.random(in: 0..<3, using: &random) > 0,
        assignedDaysAgo: [nil, 0, 27, 28, 400].randomElement(using: &random) ?? nil,
        activeDaysAgo: [nil, -1, 0, 5, 27, 28, 59, 60, 89, 90, 300].randomElement(using: &random) ?? nil)
    }
  }
}

extension Holding {
  fileprivate init(using random: inout SeededGenerator) {
    let states = SubscriptionState.allCases.shuffled(using: &random).prefix(
      Int.random(in: 1...2, using: &random))
    var units: UnitsByState = [:]
    for state in states {
      units[state] = LicenseUnits(
        sold: Int.random(in: 0...30, using: &random), assigned: Int.random(in: 0...30, using: &random))
    }
    self.init(
      product: Product(
        partNumber: ["SKU_A", "sku_a", "SKU_B", "TEAMS_FREE"].randomElement(using: &random) ?? "SKU_A",
        name: "Office 365 E3"),
      terms: SubscriptionTerms.allCases.randomElement(using: &random) ?? .paid, isTenantWide: true,
      units: units,
      source: Int.random(in: 0...2, using: &random))
  }
}
