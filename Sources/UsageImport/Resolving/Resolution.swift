public import AdoptionDomain

/// What a folder of exports comes to.
public struct ImportResult: Sendable {
  /// The facts.
  public let facts: Facts
  /// What is to be said about the exports, by weight, then file, then place.
  public let findings: [Finding]
  /// The files that hold no export, and by their endings are not meant to.
  public let passedOver: [FingerprintedFile]

  /// Creates a result.
  public init(facts: Facts, findings: [Finding], passedOver: [FingerprintedFile] = []) {
    self.facts = facts
    self.findings = findings
    self.passedOver = passedOver
  }
}

/// Makes facts of counted exports: whose row it is, which export counts, the newest data date.
///
/// - Parameters:
///   - counts: the counted exports, in any order; where the caller lets go of them, the rows of each are dropped as soon as
///     they have become facts.
///   - catalog: the services, as at counting.
///   - night: the night; later data dates are refused.
///   - workers: who resolves.
/// - Returns: the facts, which do not depend on the order of files or rows.
public func resolve(
  _ counts: consuming [FileCounts], catalog: ServiceCatalog, night: CalendarDay, workers: Workers = .one
) -> ImportResult {
  counts.sort { $0.file.path < $1.file.path }
  var resolution = Resolution(counts: counts, catalog: catalog, night: night, workers: workers)
  resolution.assignWholeFiles()
  resolution.leaveOutRepeatedFiles()
  // The counted rows of all exports and the facts are never in memory together. Requests take most room while they are
  // resolved, and the facts of users most of all facts.
  resolution.resolveRequests()
  resolution.dropContent { if case .requests = $0 { true } else { false } }
  resolution.resolveHoldings()
  resolution.resolveReportedUsage()
  resolution.dropContent { if case .users = $0 { false } else { true } }
  resolution.resolveUsers()
  resolution.dropContent { _ in true }
  return resolution.result()
}

/// The facts in the making.
struct Resolution: Sendable {
  /// The exports by path; their content only until it has become facts.
  private(set) var counts: [FileCounts]
  /// The users of each file; none where it has other rows.
  private(set) var users: [UserCounts]
  /// The tables of all users, by file.
  private(set) var tables: [(source: Int, table: UserCounts.Table)]
  /// The first and last data date of each file.
  private let dataDates: [ActivityWindow?]
  let workers: Workers
  let night: CalendarDay
  /// The services, and the products that the catalog or an export describes.
  let catalog: ServiceCatalog
  /// The products that only exports describe.
  let learned: [ProductCatalog.Product]
  let directory: CustomerDirectory
  var findings: [Finding] = []
  var customers: [CustomerFacts]
  var productSets = ProductSets()
  /// The customer of each file that belongs to one tenant as a whole, by the file's place.
  var owners: [Int: Int] = [:]
  /// The customer of the rows without a tenant, by the file's place.
  var ownersOfUnnamedRows: [Int: Int] = [:]
  /// Files that do not count: repeated ones, and ones that nobody owns.
  var leftOutFiles: Set<Int> = []
  var tallies = TallyBook()

  /// The known products.
  var products: ProductCatalog { catalog.products }

  init(counts: consuming [FileCounts], catalog: ServiceCatalog, night: CalendarDay, workers: Workers) {
    self.workers = workers
    users = counts.map(\.content.users)
    tables = users.enumerated().flatMap { source, users in users.tables.map { (source, $0) } }
    dataDates = counts.map(\.content.dataDates)
    self.night = night
    learned = learnedProducts(of: counts, catalog: catalog)
    self.catalog = catalog.learning(learned)
    directory = .build(from: counts, workers: workers, findings: &findings)
    customers = directory.customers.map { CustomerFacts(customer: $0) }
    self.counts = counts
  }

  /// Forgets the counted rows of files that have become facts.
  mutating func dropContent(where isResolved: (FileContent) -> Bool) {
    for place in counts.indices where isResolved(counts[place].content) {
      if case .users = counts[place].content {
        users[place] = FileContent.reference([]).users
        tables.removeAll()
      }
      counts[place].content = .reference([])
    }
  }

  /// Whose a raw key of a file is, by the key's number; `nil` for those that match nobody.
  func matches(of keys: [String], inFileAt place: Int) -> [CustomerDirectory.Match?] {
    if let owner = owners[place] {
      return keys.map { _ in CustomerDirectory.Match(place: owner, byNameOnly: false) }
    }
    return keys.map(directory.match(key:))
  }

  /// Says that records of a file match nobody.
  mutating func noteUnmatched(_ records: Int, inFileAt place: Int) {
    guard records > 0 else { return }
    tallies.leaveOut(records, for: .noCustomer, source: place, customer: nil)
    findings.append(
      Finding(
        .warning, .unmatchedRecords, file: counts[place].file.path, count: records,
        expected: "a customer of the list", found: "an unknown key"))
  }

  /// Says that records of a file lie after the night.
  mutating func noteAfterNight(_ records: Int, inFileAt place: Int, of kind: String) {
    guard records > 0 else { return }
    findings.append(
      Finding(
        .warning, .dataDateAfterNight, file: counts[place].file.path, count: records,
        expected: "\(kind) up to \(night)", found: "later ones"))
  }

  func result() -> ImportResult {
    let sources = zip(counts, dataDates).map { file, dataDates in
      ExportSource(
        path: file.file.path, kind: file.kind, size: file.size, fingerprint: file.fingerprint,
        records: file.records, rejectedRecords: file.rejectedRecords, dataDates: dataDates)
    }
    let facts = Facts(
      customers: customers, productSets: productSets.sets.map { $0.map { SharedText($0) } }, sources: sources,
      tallies: tallies.tallies(customers: directory.customers), learnedProducts: learned)
    return ImportResult(facts: facts, findings: inFixedOrder(counts.flatMap(\.findings) + findings))
  }
}

extension FileContent {
  /// The users; none where these are other rows.
  fileprivate var users: UserCounts {
    if case .users(let users) = self { users } else { UserCounts(services: [], hasNames: false) }
  }

  /// The first and last data date, or day of a request; `nil` for exports that state none.
  fileprivate var dataDates: ActivityWindow? {
    var dates: (first: CalendarDay, last: CalendarDay)?
    func add(_ day: CalendarDay) {
      dates = dates.map { (min($0.first, day), max($0.last, day)) } ?? (day, day)
    }
    switch self {
    case .users(let users): for table in users.tables { for cohort in table.cohorts { add(cohort.dataDate) } }
    case .requests(let requests): for row in requests.rows { add(row.day) }
    case .deployment(let rows), .usage(let rows): for row in rows.rows { add(row.day) }
    case .customers, .subscriptions, .licenses, .reference: break
    }
    return dates.map { ActivityWindow(from: $0.first, through: $0.last) }
  }
}
