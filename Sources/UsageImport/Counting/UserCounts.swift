internal import AdoptionDomain

/// The users of one export, counted: no row and no person is left.
package struct UserCounts: Sendable {
  /// What people of one raw cohort have in common.
  struct Key: Hashable, Sendable {
    /// The number of the raw customer key.
    var customer: Int32
    /// The number of the raw cell of assigned products.
    var products: Int32
    var dataDate: CalendarDay
    var licensedServices: ServiceSet
    var isDeleted: Bool
  }

  /// One cohort; its counts stand in `counts` from `place * stride`.
  struct Cohort: Sendable {
    let key: Key
    var people: Int32 = 0
    var activePeople: Int32 = 0
    /// People whose names are concealed.
    var concealedPeople: Int32 = 0
    /// The sum of the hashes of the names, which tells whether two exports speak of the same people, and of nobody in
    /// particular; `nil` where the export has no names.
    var namesHash: UInt64?
  }

  /// Counts of one service: six recencies without and six with an assign date that matters.
  static let countsPerService = 2 * Recency.allCases.count

  /// The raw customer keys; one blank key where the export has no such column.
  var customerKeys: [String] = []
  /// The raw cells of assigned products.
  var productCells: [String] = []
  /// The cohorts in the order of first sight.
  var cohorts: [Cohort] = []
  /// The counts of all cohorts.
  var counts: [Int32] = []
  /// The number of services of the catalog.
  let serviceCount: Int
  /// The services for which the export has columns.
  let coveredServices: ServiceSet
  /// The domains of the names, where the export itself does not say whose it is; in lower case, sorted.
  var domains: [String] = []
  /// People whose names are concealed.
  var concealedPeople: Int { cohorts.reduce(0) { $0 + Int($1.concealedPeople) } }

  init(serviceCount: Int, coveredServices: ServiceSet) {
    self.serviceCount = serviceCount
    self.coveredServices = coveredServices
  }

  /// The number of counts of one cohort.
  var stride: Int { serviceCount * Self.countsPerService }

  /// The place of a count within its cohort; `hasDate` tells newly licensed from licensed, and formerly licensed from
  /// never licensed people.
  static func slot(service: Int, hasDate: Bool, recency: Recency) -> Int {
    service * countsPerService + (hasDate ? Recency.allCases.count : 0) + Int(recency.rawValue)
  }

  /// The counts of the cohort at `place` that are above 0, by service, standing and recency.
  func cohortCounts(at place: Int) -> [CohortCount] {
    let licensed = cohorts[place].key.licensedServices
    var found: [CohortCount] = []
    for service in 0..<serviceCount where coveredServices.contains(service) {
      for hasDate in [false, true] {
        for recency in Recency.allCases {
          let slot = Self.slot(service: service, hasDate: hasDate, recency: recency)
          let people = counts[place * stride + slot]
          guard people > 0 else { continue }
          let standing: LicenseStanding =
            licensed.contains(service)
            ? (hasDate ? .newlyLicensed : .licensed) : (hasDate ? .formerlyLicensed : .unlicensed)
          found.append(
            CohortCount(service: service, standing: standing, recency: recency, people: Int(people)))
        }
      }
    }
    return found.sorted { ($0.service, $0.standing.rawValue) < ($1.service, $1.standing.rawValue) }
  }
}
