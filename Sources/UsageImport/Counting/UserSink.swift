internal import AdoptionDomain

/// Counts user rows into cohorts; names are looked at for their domain and whether they are concealed, and forgotten.
struct UserSink: RecordSink {
  let columns: UserColumns
  var table: CohortTable
  var customers = Interner()
  var products = Interner()
  private var domains = Interner()
  /// The count to raise for each service of the row at hand.
  var slots: [Int32]
  /// The days that rows have named.
  var knownDays = KnownDays()
  /// A file names a handful of domains; more say nothing about whose it is, whichever come first.
  private static let mostDomains = 1000

  init(binding: ColumnBinding, catalog: ServiceCatalog) {
    columns = UserColumns(binding: binding, catalog: catalog)
    table = CohortTable(stride: columns.services.count * UserCounts.countsPerService)
    slots = Array(repeating: 0, count: columns.services.count)
  }

  mutating func take(_ record: Record) throws(RecordFault) {
    let dataDate = try record.requiredDay(columns.dataDate, "Report Refresh Date")
    guard let isDeleted = try record.flag(columns.isDeleted, "Is Deleted") else {
      throw record.fault(columns.isDeleted, "True or False in Is Deleted")
    }
    var licensed = ServiceSet()
    var isActive = false
    for (index, service) in columns.services.enumerated() {
      let state = try ServiceState(service, record: record, dataDate: dataDate)
      if state.isLicensed { licensed.insert(service.place) }
      isActive = isActive || state.recency == .inWindow
      slots[index] = Int32(
        UserCounts.slot(index, hasDate: state.hasDate, recency: Int(state.recency.rawValue)))
    }
    let cohort = UserCounts.Cohort(
      licensedServices: licensed, customer: customers.place(of: record.field(columns.customer)),
      products: products.place(of: record.field(columns.products)), dataDate: dataDate, isDeleted: isDeleted)
    count(in: cohort, isActive: isActive, name: columns.principalName.map { record.field($0) })
  }

  /// Counts a person, whose `slots` are set, in a cohort.
  @inline(__always)
  mutating func count(in cohort: UserCounts.Cohort, isActive: Bool, name: Field?) {
    let place = table.place(of: cohort)
    slots.withUnsafeBufferPointer { slots in
      table.add(
        to: place, isActive: isActive, isConcealed: name?.isConcealedName ?? false,
        nameHash: name?.foldedHash ?? 0, slots: slots)
    }
    if let name, columns.customer == nil { noteDomain(of: name) }
  }

  /// Notes the domain of a name, where the file alone can tell whose it is.
  private mutating func noteDomain(of name: Field) {
    guard domains.count <= Self.mostDomains, !domains.endsWithLast(name, behind: 0x40),
      let at = name.lastIndex(of: 0x40)
    else { return }
    let domain = Field(rebasing: name[(at + 1)...])
    if domain.isDomainName { _ = domains.place(of: domain) }
  }

  /// The counts of one file by the sinks that have taken its rows, with the raw keys that cohorts point at.
  static func counts(of sinks: [UserSink]) -> UserCounts {
    guard let first = sinks.first else { return UserCounts(services: [], hasNames: false) }
    var counts = UserCounts(
      services: first.columns.services.map(\.place), hasNames: first.columns.principalName != nil,
      tables: sinks.map(\.counted))
    let domains = Set(sinks.flatMap(\.domains.strings))
    if domains.count <= mostDomains { counts.domains = Set(domains.map { $0.lowercased() }).sorted() }
    return counts
  }

  private var counted: UserCounts.Table {
    UserCounts.Table(
      customerKeys: customers.strings, productCells: products.strings, cohorts: table.cohorts,
      counts: table.counts)
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
    guard let baseAddress else { return withUnsafePointer(to: 0) { $0.foldedHash(count: 0) } }
    return baseAddress.foldedHash(count: count)
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
