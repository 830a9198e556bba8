internal import AdoptionDomain

/// Unites raw cohorts that have the same products, licenses and state, of one customer after the other.
struct CohortMerge {
  private struct Raw {
    let productSet: Int32
    let isDeleted: Bool
    let licensed: ServiceSet
    let part: Resolution.Part

    var order: (Int32, UInt64, Int) { (productSet, licensed.bits, isDeleted ? 1 : 0) }
  }

  private static let standings = LicenseStanding.allCases.count
  private static let recencies = Recency.allCases.count
  private let allRecencies = Recency.allCases

  /// The counts of the table at hand: taken out once for many cohorts, since several threads would count its references.
  private var table: (number: Int32, counts: SmallCounts, services: [Int]) = (-1, SmallCounts(), [])
  private var dataDate = CalendarDay(ordinal: 0)
  /// The services that count; what is said of others is left out.
  private var covered = ServiceSet()
  private var raw: [Raw] = []
  /// The people by service, standing and recency of the cohort at hand.
  private var people = [Int32](repeating: 0, count: 64 * standings * recencies)
  private var counts = CohortCountsWriter()
  /// The counts of a cohort until those of all cohorts are written.
  private let none: CohortCounts = []

  /// Begins with another customer.
  mutating func begin(dataDate: CalendarDay, covered: ServiceSet) {
    self.dataDate = dataDate
    self.covered = covered
    raw.removeAll(keepingCapacity: true)
  }

  /// Adds a cohort of a file.
  mutating func add(_ part: Resolution.Part, _ cohort: UserCounts.Cohort, productSet: Int32) {
    raw.append(
      Raw(
        productSet: productSet, isDeleted: cohort.isDeleted,
        licensed: cohort.licensedServices.intersection(covered), part: part))
  }

  /// The cohorts by product set, licensed services, present before deleted.
  mutating func cohorts(of resolution: Resolution) -> [UserCohort] {
    raw.sort { $0.order < $1.order }
    var cohorts: [UserCohort] = []
    cohorts.reserveCapacity(raw.count)
    var start = 0
    while start < raw.count {
      var end = start + 1
      while end < raw.count, raw[end].order == raw[start].order { end += 1 }
      cohorts.append(cohort(of: start..<end, resolution))
      start = end
    }
    for (place, counts) in counts.take().enumerated() { cohorts[place].counts = counts }
    return cohorts
  }

  private mutating func cohort(of alike: Range<Int>, _ resolution: Resolution) -> UserCohort {
    let first = raw[alike.lowerBound]
    var (all, active): (Int32, Int32) = (0, 0)
    for place in alike {
      let cohort = resolution.cohort(raw[place].part)
      all += cohort.people
      active += cohort.activePeople
      takeOut(raw[place].part.table, of: resolution)
      let start = Int(raw[place].part.cohort) * table.services.count * UserCounts.countsPerService
      if alike.count == 1 { write(from: start, first) } else { add(from: start, first) }
    }
    if alike.count > 1 { writeSums(like: first) }
    counts.endCohort()
    return UserCohort(
      dataDate: dataDate, productSet: first.productSet, licensedServices: first.licensed,
      isDeleted: first.isDeleted, people: all, activePeople: active, counts: none)
  }

  private mutating func takeOut(_ number: Int32, of resolution: Resolution) {
    guard table.number != number else { return }
    let (counts, services) = resolution.counts(ofTable: number)
    table = (number, counts, services)
  }

  /// Writes the counts of a cohort that no other one is like, by service, standing and recency.
  private mutating func write(from start: Int, _ only: Raw) {
    for index in table.services.indices where covered.contains(table.services[index]) {
      let service = table.services[index]
      let undated = start + UserCounts.slot(index, hasDate: false, recency: 0)
      let dated = start + UserCounts.slot(index, hasDate: true, recency: 0)
      if only.licensed.contains(service) {
        write(from: undated, service, .licensed)
        write(from: dated, service, .newlyLicensed)
      } else {
        write(from: dated, service, .formerlyLicensed)
        write(from: undated, service, .unlicensed)
      }
    }
  }

  @inline(__always)
  private mutating func write(from start: Int, _ service: Int, _ standing: LicenseStanding) {
    var rest = table.counts.lowBits(from: start, count: Self.recencies)
    while rest != 0 {
      let recency = rest.trailingZeroBitCount / 8
      rest &= ~((0xFF as UInt64) << UInt64(8 * recency))
      counts.write(
        CohortCount(
          service: service, standing: standing, recency: allRecencies[recency],
          people: Int(table.counts[start + recency])))
    }
  }

  /// Adds the counts of one of several cohorts that are alike.
  private mutating func add(from start: Int, _ first: Raw) {
    for (index, service) in table.services.enumerated() where covered.contains(service) {
      let places = places(of: service, first)
      let slot = start + UserCounts.slot(index, hasDate: false, recency: 0)
      // Newly licensed people come after licensed ones, formerly licensed ones before unlicensed ones.
      let dated = first.licensed.contains(service) ? Self.recencies : 0
      for recency in 0..<Self.recencies {
        people[places.lowerBound + Self.recencies - dated + recency] += table.counts[slot + recency]
        people[places.lowerBound + dated + recency] += table.counts[slot + Self.recencies + recency]
      }
    }
  }

  /// Where the people of a service stand by standing and recency.
  private func places(of service: Int, _ first: Raw) -> Range<Int> {
    let standing: LicenseStanding = first.licensed.contains(service) ? .licensed : .formerlyLicensed
    let start = (service * Self.standings + Int(standing.rawValue)) * Self.recencies
    return start..<(start + 2 * Self.recencies)
  }

  /// Writes the sums above 0 by service, standing and recency, which become 0.
  private mutating func writeSums(like first: Raw) {
    var rest = covered.bits
    while rest != 0 {
      let service = rest.trailingZeroBitCount
      rest &= rest &- 1
      let isLicensed = first.licensed.contains(service)
      let start = places(of: service, first).lowerBound
      take(from: start, service, isLicensed ? .licensed : .formerlyLicensed)
      take(from: start + Self.recencies, service, isLicensed ? .newlyLicensed : .unlicensed)
    }
  }

  private mutating func take(from start: Int, _ service: Int, _ standing: LicenseStanding) {
    for place in 0..<Self.recencies where people[start + place] > 0 {
      counts.write(
        CohortCount(
          service: service, standing: standing, recency: allRecencies[place],
          people: Int(people[start + place])))
      people[start + place] = 0
    }
  }
}
