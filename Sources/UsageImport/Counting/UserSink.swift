internal import AdoptionDomain

/// Counts user rows into cohorts; names are looked at for their domain and whether they are concealed, and forgotten.
struct UserSink: RecordSink {
  private let columns: UserColumns
  private var counts: UserCounts
  private var customers = Interner()
  private var products = Interner()
  private var places: [UserCounts.Key: Int] = [:]
  /// The count to raise for each service of the row at hand.
  private var slots: [Int] = []
  private var domains = Interner()
  /// A file names a handful of domains; more say nothing about whose it is, whichever come first.
  private static let mostDomains = 1000

  init(binding: ColumnBinding, catalog: ServiceCatalog) {
    columns = UserColumns(binding: binding, catalog: catalog)
    counts = UserCounts(
      serviceCount: catalog.services.count, coveredServices: columns.coveredServices)
  }

  mutating func take(_ record: Record) throws(RecordFault) {
    let dataDate = try record.requiredDay(columns.dataDate, "Report Refresh Date")
    guard let isDeleted = try record.flag(columns.isDeleted, "Is Deleted") else {
      throw record.fault(columns.isDeleted, "True or False in Is Deleted")
    }
    var licensed = ServiceSet()
    var isActive = false
    slots.removeAll(keepingCapacity: true)
    for service in columns.services {
      let state = try ServiceState(service, record: record, dataDate: dataDate)
      if state.isLicensed { licensed.insert(service.place) }
      isActive = isActive || state.recency == .inWindow
      slots.append(UserCounts.slot(service: service.place, hasDate: state.hasDate, recency: state.recency))
    }
    let key = UserCounts.Key(
      customer: customers.place(of: record.field(columns.customer)),
      products: products.place(of: record.field(columns.products)), dataDate: dataDate,
      licensedServices: licensed, isDeleted: isDeleted)
    let place = placeOfCohort(key)
    counts.cohorts[place].people += 1
    counts.cohorts[place].activePeople += isActive ? 1 : 0
    for slot in slots { counts.counts[place * counts.stride + slot] += 1 }
    guard let name = columns.principalName else { return }
    counts.cohorts[place].concealedPeople += record.field(name).isConcealedName ? 1 : 0
    counts.cohorts[place].namesHash = (counts.cohorts[place].namesHash ?? 0) &+ record.field(name).foldedHash
    if columns.customer == nil { noteDomain(of: record.field(name)) }
  }

  private mutating func placeOfCohort(_ key: UserCounts.Key) -> Int {
    if let known = places[key] { return known }
    let place = counts.cohorts.count
    places[key] = place
    counts.cohorts.append(UserCounts.Cohort(key: key))
    counts.counts.append(contentsOf: repeatElement(0, count: counts.stride))
    return place
  }

  /// Notes the domain of a name, where the file alone can tell whose it is.
  private mutating func noteDomain(of name: Field) {
    guard domains.count <= Self.mostDomains, let at = name.lastIndex(of: 0x40) else { return }
    let domain = Field(rebasing: name[(at + 1)...])
    if domain.isDomainName { _ = domains.place(of: domain) }
  }

  /// The counts, with the raw keys that cohorts point at.
  var result: UserCounts {
    var result = counts
    result.customerKeys = customers.strings
    result.productCells = products.strings
    if domains.count <= Self.mostDomains {
      result.domains = Set(domains.strings.map { $0.lowercased() }).sorted()
    }
    return result
  }
}

/// How one person stands to one service: either workload's license entitles, activity in either counts.
private struct ServiceState {
  var isLicensed = false
  /// Licensed, and every assign date lies in the window; or not licensed, with an assign date.
  var hasDate = false
  var recency = Recency.never

  init(_ service: UserColumns.ServiceColumns, record: Record, dataDate: CalendarDay) throws(RecordFault) {
    var nearest: Int?
    var isAfter = false
    var hasAssignDate = false
    // A license assigned before the window, or on an unknown day.
    var hasOldAssignDate = false
    let window = ActivityWindow(endingOn: dataDate)
    for workload in service.workloads {
      let hasLicense = try record.flag(workload.license, workload.licenseName) ?? false
      if hasLicense { isLicensed = true }
      if let day = try record.day(workload.lastActivity, workload.lastActivityName) {
        let days = dataDate.days(since: day)
        if days < 0 { isAfter = true } else { nearest = min(nearest ?? days, days) }
      }
      if let day = try record.day(workload.assignDate, workload.assignDateName) {
        hasAssignDate = true
        if day < window.start { hasOldAssignDate = true }
      } else if hasLicense {
        hasOldAssignDate = true
      }
    }
    hasDate = hasAssignDate && !(isLicensed && hasOldAssignDate)
    recency = nearest.map(Recency.init(daysBeforeDataDate:)) ?? .never
    // An activity after the data date proves no use in the window, but whoever has one is not dormant either.
    if isAfter && recency != .inWindow { recency = .afterDataDate }
  }
}

extension Field {
  /// The hash of a name without regard to the case of ASCII letters.
  fileprivate var foldedHash: UInt64 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Swift.max(count, 1)) { copy in
      for (place, byte) in enumerated() { copy[place] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
      return keyHash(UnsafeBufferPointer(rebasing: copy[..<count]))
    }
  }

  /// Whether Microsoft's concealment has put 32 hexadecimal digits in a name's place.
  fileprivate var isConcealedName: Bool {
    count == 32
      && allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Whether this can be a domain: labels of letters, digits and hyphens with a dot between them.
  ///
  /// What follows the `@` of a spoiled name may be anything, and is not kept.
  fileprivate var isDomainName: Bool {
    count <= 253 && contains(0x2E)
      && allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x2E
          || byte >= 0x80
      }
  }
}
