internal import AdoptionDomain

/// The people of all customers together, by service: what the rivals' programs print too.
struct UserTotals {
  private var entitled: [Int]
  private var active: [Int]
  private let customers: Int
  private let catalog: ServiceCatalog

  /// Sums up the facts of all customers.
  init(_ facts: Facts, catalog: ServiceCatalog) {
    self.catalog = catalog
    entitled = Array(repeating: 0, count: catalog.services.count)
    active = entitled
    let activities = facts.customers.compactMap(\.activity)
    customers = activities.count
    for activity in activities {
      for cohort in activity.cohorts where !cohort.isDeleted {
        for count in cohort.counts where count.standing.isLicensed {
          entitled[Int(count.service)] += Int(count.people)
          if count.recency == .inWindow { active[Int(count.service)] += Int(count.people) }
        }
      }
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
