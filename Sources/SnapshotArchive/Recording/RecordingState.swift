internal import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

/// What a recording knows of the night before, and what has come of it so far.
final class RecordingState {
  /// The number of the night that is being recorded.
  private let night: Int64
  private let writers: [IntervalTable: IntervalWriter]
  private let registration, digestKeeping: RowStatement
  /// The totals of the digests of the rows that hold, by table.
  private var totals: [IntervalTable: RowDigest]
  private var known: [String: KnownCustomer]
  private var seen: Set<String> = []
  /// The digests of the other tables before anything is recorded.
  private let before: [String: RowDigest]
  private(set) var writtenRows = 0

  private struct KnownCustomer {
    let owner: Owner
    /// The total of what is held of the customer; zero where nothing is any more.
    var digest: RowDigest
    /// The days that are held.
    var dates: RowDigest?
  }

  init(_ database: Database) throws {
    let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM nights")
    let night = try NightRows.nextNumber(after: last, database)
    self.night = night
    var writers: [IntervalTable: IntervalWriter] = [:]
    for table in IntervalTable.allCases {
      writers[table] = try IntervalWriter(table, night: night, database: database)
    }
    self.writers = writers
    registration = try RowStatement("INSERT INTO customers (customer, digest) VALUES (?, ?)", in: database)
    digestKeeping = try RowStatement("UPDATE customers SET digest = ? WHERE id = ?", in: database)
    before = try Totals.digests(database)
    totals = try Self.totals(of: last, database)
    known = try Self.knownCustomers(database)
  }

  /// The numbers by which the archive names the paths of exports, new ones included.
  func numbers(ofPaths paths: [String], _ database: Database) throws -> [Int] {
    let number = try database.cachedStatement(sql: "SELECT id FROM paths WHERE path = ?")
    return try paths.map { path in
      if let known = try Int.fetchOne(number, arguments: [path]) { return known }
      try database.execute(sql: "INSERT INTO paths (path) VALUES (?)", arguments: [path])
      return Int(database.lastInsertedRowID)
    }
  }

  func add(_ snapshot: CustomerSnapshot, _ database: Database) throws {
    seen.insert(snapshot.customer)
    var customer = try known[snapshot.customer] ?? register(snapshot.customer, database)
    if customer.digest != snapshot.digest {
      try write(snapshot.rows, until: snapshot.digest, of: customer)
      customer.digest = snapshot.digest
      try keepDigest(of: customer)
    }
    if customer.dates != snapshot.dates.digest {
      try write([snapshot.dates], in: .dataDates, owner: customer.owner)
      customer.dates = snapshot.dates.digest
    }
    known[snapshot.customer] = customer
  }

  func finish(
    _ entry: NightEntry, facts: Facts, findings: [Finding], settings: [KeptFile], repetition: Repetition?,
    _ database: Database
  ) throws {
    try endCustomersThatAreGone()
    let paths = try numbers(ofPaths: facts.sources.map(\.path), database)
    try write(PortfolioRows.inputs(facts.sources, paths: paths), in: .inputs, owner: nil)
    try write(PortfolioRows.findings(findings), in: .findings, owner: nil)
    try writePortfolioFacts(facts, paths: paths, database)
    let settings = try SettingsKeeping.number(of: settings, database)
    try NightRows.insert(entry, as: night, settings: settings, database)
    for table in IntervalTable.allCases {
      try database.execute(
        sql: "INSERT INTO digests (night, part, digest) VALUES (?, ?, ?)",
        arguments: [night, table.rawValue, (totals[table] ?? .zero).data])
    }
    try RepetitionKeeping.replace(by: repetition, of: night, database)
    try Totals.follow(from: before, database)
  }
}

extension RecordingState {
  private func write(
    _ rows: [KeptRow], until expected: RowDigest, of customer: KnownCustomer
  ) throws {
    if customer.digest == .zero {
      // A new customer: nothing is held that could end.
      for row in rows {
        try writers[row.table]?.insert(row, owner: customer.owner, total: &totals[row.table, default: .zero])
      }
      writtenRows += rows.count
      return
    }
    // Days move every night, and with them what most pages are made from: often that is all.
    let total = totals[.pages] ?? .zero
    try write(rows.filter { $0.table == .pages }, in: .pages, owner: customer.owner)
    var digest = customer.digest
    digest += totals[.pages] ?? .zero
    digest -= total
    guard digest != expected else { return }
    for table in IntervalTable.allCases where table.isOfCustomers && table != .dataDates && table != .pages {
      try write(rows.filter { $0.table == table }, in: table, owner: customer.owner)
    }
  }

  private func write(_ rows: [KeptRow], in table: IntervalTable, owner: Owner?) throws {
    writtenRows += try writers[table]?.write(rows, owner: owner, total: &totals[table, default: .zero]) ?? 0
  }

  private func register(_ id: String, _ database: Database) throws -> KnownCustomer {
    try registration.run([id.databaseValue, RowDigest.zero.data.databaseValue])
    return KnownCustomer(owner: Owner(id: id, number: database.lastInsertedRowID), digest: .zero)
  }

  private func keepDigest(of customer: KnownCustomer) throws {
    try digestKeeping.run([customer.digest.data.databaseValue, customer.owner.number.databaseValue])
  }

  private func endCustomersThatAreGone() throws {
    let gone = known.values.filter { !seen.contains($0.owner.id) && $0.owner.id != PortfolioRows.owner }
      .filter { $0.digest != .zero || $0.dates != nil }
    for var customer in gone.sorted(by: { $0.owner.number < $1.owner.number }) {
      for table in IntervalTable.allCases where table.isOfCustomers {
        try write([], in: table, owner: customer.owner)
      }
      customer.digest = .zero
      try keepDigest(of: customer)
    }
  }

  private func writePortfolioFacts(_ facts: Facts, paths: [Int], _ database: Database) throws {
    let rows = PortfolioRows.facts(facts, paths: paths)
    let customer = try known[PortfolioRows.owner] ?? register(PortfolioRows.owner, database)
    try write(rows, in: .facts, owner: customer.owner)
  }

  private static func totals(of night: Int64?, _ database: Database) throws -> [IntervalTable: RowDigest] {
    var totals: [IntervalTable: RowDigest] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT part, digest FROM digests WHERE night = ?", arguments: [night])
    {
      guard let table = IntervalTable(rawValue: try row.value(0)) else { continue }
      totals[table] = RowDigest(try row.value(1) as Data)
    }
    return totals
  }

  private static func knownCustomers(_ database: Database) throws -> [String: KnownCustomer] {
    var known: [String: KnownCustomer] = [:]
    try database.forEachRow(
      sql: """
        SELECT c.id, c.customer, c.digest, d.customer IS NOT NULL, d.activity, d.reported_usage, d.support_start,
          d.support_end
        FROM customers c LEFT JOIN data_dates d ON d.customer = c.id AND d.last_night IS NULL
        """
    ) { row in
      let id = try row.text(1)
      known[id] = KnownCustomer(
        owner: Owner(id: id, number: try row.number(0)),
        digest: try row.bytes(2) { RowDigest(Data($0)) } ?? .zero,
        dates: try row.number(3) == 0 ? nil : KeptRow(.dataDates, owner: id, of: row, from: 4).digest)
    }
    return known
  }
}
