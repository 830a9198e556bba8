internal import AdoptionDomain

/// The users of one export, counted: no row and no person is left.
package struct UserCounts: Sendable {
  /// One cohort: what its people have in common, and how many they are; its counts stand in `counts`.
  struct Cohort: Sendable {
    let licensedServices: ServiceSet
    /// The sum of the hashes of the names, which tells whether two exports speak of the same people, and of nobody in
    /// particular; 0 where the export has no names.
    var namesHash: UInt64 = 0
    /// The number of the raw customer key.
    var customer: Int32
    /// The number of the raw cell of assigned products.
    var products: Int32
    let dataDate: CalendarDay
    var people: Int32 = 0
    var activePeople: Int32 = 0
    /// People whose names are concealed.
    var concealedPeople: Int32 = 0
    let isDeleted: Bool

    /// Whether both are of people who have everything in common.
    @inline(__always) func isAlike(_ other: Cohort) -> Bool {
      customer == other.customer && products == other.products && dataDate == other.dataDate
        && licensedServices == other.licensedServices && isDeleted == other.isDeleted
    }

  }

  /// What one worker has counted of the rows of the export.
  struct Table: Sendable {
    /// The raw customer keys; one blank key where the export has no such column.
    var customerKeys: [String] = []
    /// The raw cells of assigned products.
    var productCells: [String] = []
    /// The cohorts in the order of first sight; another table may have cohorts that are alike.
    var cohorts: [Cohort] = []
    /// The counts of all cohorts.
    var counts = SmallCounts()
  }

  /// Counts of one service: six recencies without and six with an assign date that matters.
  static var countsPerService: Int { 2 * recencies }
  /// The number of recencies, of which this is the last: no list is made to count them in every row.
  private static var recencies: Int { Int(Recency.afterDataDate.rawValue) + 1 }

  /// What was counted, in parts of which none knows the others.
  ///
  /// Cohorts of different parts that are alike are united with those of other exports, when the facts are made of them.
  let tables: [Table]
  /// Whether the export has names.
  let hasNames: Bool
  /// The places of the services for which the export has columns, ascending.
  let services: [Int]
  /// The domains of the names, where the export itself does not say whose it is; in lower case, sorted.
  var domains: [String] = []
  /// People whose names are concealed.
  var concealedPeople: Int {
    tables.reduce(0) { sum, table in table.cohorts.reduce(sum) { $0 + Int($1.concealedPeople) } }
  }
  /// The services for which the export has columns.
  var coveredServices: ServiceSet { services.reduce(into: ServiceSet()) { $0.insert($1) } }

  init(services: [Int], hasNames: Bool, tables: [Table] = []) {
    self.services = services
    self.hasNames = hasNames
    self.tables = tables
  }

  /// The number of counts of one cohort.
  var stride: Int { services.count * Self.countsPerService }

  /// The place of a count within its cohort; `index` is the service's in `services`, `hasDate` tells newly licensed from
  /// licensed, and formerly licensed from never licensed people.
  @inline(__always)
  static func slot(_ index: Int, hasDate: Bool, recency: Int) -> Int {
    index &* countsPerService &+ (hasDate ? recencies : 0) &+ recency
  }

  /// The counts of a cohort of a table that are above 0, by service, standing and recency.
  func cohortCounts(at place: Int, of table: Table) -> [CohortCount] {
    let licensed = table.cohorts[place].licensedServices
    var found: [CohortCount] = []
    for (index, service) in services.enumerated() {
      let isLicensed = licensed.contains(service)
      // By standing: newly licensed comes after licensed, formerly licensed before unlicensed.
      for hasDate in [!isLicensed, isLicensed] {
        let standing: LicenseStanding =
          isLicensed ? (hasDate ? .newlyLicensed : .licensed) : (hasDate ? .formerlyLicensed : .unlicensed)
        for recency in Recency.allCases {
          let slot = Self.slot(index, hasDate: hasDate, recency: Int(recency.rawValue))
          let people = table.counts[place * stride + slot]
          guard people > 0 else { continue }
          found.append(
            CohortCount(service: service, standing: standing, recency: recency, people: Int(people)))
        }
      }
    }
    return found
  }
}
