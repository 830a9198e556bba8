internal import AdoptionDomain
internal import Dispatch
internal import Synchronization

/// The people of all customers together, by service: what the rivals' programs print too.
struct UserTotals: Sendable {
  private var entitled: [Int]
  private var active: [Int]
  private var customers = 0
  private let catalog: ServiceCatalog

  /// Sums up the facts of all customers on several threads, each of which takes some.
  init(_ facts: Facts, catalog: ServiceCatalog, threads: Int) {
    self.init(catalog: catalog)
    let share = (facts.customers.count + threads - 1) / threads
    let parts = Mutex<[UserTotals]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      var part = UserTotals(catalog: catalog)
      for place in facts.customers.indices.dropFirst(thread * share).prefix(share) {
        if let activity = facts.customers[place].activity { part.add(activity) }
      }
      parts.withLock { [part] in $0.append(part) }
    }
    for part in parts.withLock({ $0 }) { add(part) }
  }

  private init(catalog: ServiceCatalog) {
    self.catalog = catalog
    entitled = Array(repeating: 0, count: catalog.services.count)
    active = entitled
  }

  private mutating func add(_ activity: UserActivity) {
    customers += 1
    for cohort in activity.cohorts where !cohort.isDeleted {
      for count in cohort.counts where count.standing.isLicensed {
        entitled[Int(count.service)] += Int(count.people)
        if count.recency == .inWindow { active[Int(count.service)] += Int(count.people) }
      }
    }
  }

  private mutating func add(_ part: UserTotals) {
    customers += part.customers
    for service in entitled.indices {
      entitled[service] += part.entitled[service]
      active[service] += part.active[service]
    }
  }

  /// `{"customers": 2, "services": {"exchange": [40, 31], ...}}`: of each service the entitled and the active people.
  var json: String {
    let services = catalog.services.indices.map {
      "\"\(catalog.services[$0].id)\": [\(entitled[$0]), \(active[$0])]"
    }
    return "{\"customers\": \(customers), \"services\": {\(services.joined(separator: ", "))}}"
  }
}
