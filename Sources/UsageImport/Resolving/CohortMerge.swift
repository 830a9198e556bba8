internal import AdoptionDomain

/// Unites raw cohorts that have the same products, licenses and state.
struct CohortMerge {
  private struct Key: Hashable {
    let productSet: Int32
    let licensed: ServiceSet
    let isDeleted: Bool
  }

  private struct CountKey: Hashable {
    let service: UInt8
    let standing: LicenseStanding
    let recency: Recency
  }

  let dataDate: CalendarDay
  /// The services that count; what is said of others is left out.
  let covered: ServiceSet
  private var people: [Key: (all: Int32, active: Int32)] = [:]
  private var counts: [Key: [CountKey: Int32]] = [:]

  init(dataDate: CalendarDay, covered: ServiceSet) {
    self.dataDate = dataDate
    self.covered = covered
  }

  mutating func add(_ raw: UserCounts.Cohort, counts new: [CohortCount], productSet: Int32) {
    let key = Key(
      productSet: productSet, licensed: raw.licensedServices.intersection(covered),
      isDeleted: raw.isDeleted)
    people[key, default: (0, 0)].all += raw.people
    people[key, default: (0, 0)].active += raw.activePeople
    for count in new where covered.contains(Int(count.service)) {
      let countKey = CountKey(service: count.service, standing: count.standing, recency: count.recency)
      counts[key, default: [:]][countKey, default: 0] += count.people
    }
  }

  /// The cohorts by product set, licensed services, present before deleted.
  var cohorts: [UserCohort] {
    people.sorted { order($0.key) < order($1.key) }.map { key, people in
      UserCohort(
        dataDate: dataDate, productSet: key.productSet, licensedServices: key.licensed,
        isDeleted: key.isDeleted, people: people.all, activePeople: people.active,
        counts: (counts[key] ?? [:])
          .map {
            CohortCount(
              service: Int($0.key.service), standing: $0.key.standing, recency: $0.key.recency,
              people: Int($0.value))
          }
          .sorted {
            ($0.service, $0.standing.rawValue, $0.recency.rawValue)
              < ($1.service, $1.standing.rawValue, $1.recency.rawValue)
          })
    }
  }

  private func order(_ key: Key) -> (Int32, UInt64, Int) {
    (key.productSet, key.licensed.bits, key.isDeleted ? 1 : 0)
  }
}
