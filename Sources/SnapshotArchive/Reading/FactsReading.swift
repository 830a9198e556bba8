public import AdoptionDomain
internal import ByteEncoding
internal import FoundationEssentials
internal import GRDB

/// The facts of a night as they were, and what was found in its exports.
public struct ArchivedFacts: Sendable {
  /// The facts.
  public let facts: Facts
  /// The findings, in no order.
  public let findings: [Finding]
}

extension SnapshotArchive {
  /// Reads the facts of a night.
  ///
  /// - Parameters:
  ///   - night: the night.
  ///   - catalog: the services in whose order places in the facts are to be.
  ///   - forgotten: a customer who is left out, findings and paths that name it included; `nil` for none.
  /// - Returns: the facts; equal to those that were recorded where the catalog has the same services in the same order.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func facts(
    of night: ArchivedNight, catalog: ServiceCatalog, without forgotten: ForgottenCustomer? = nil
  ) throws(ArchiveError) -> ArchivedFacts {
    try read { database in
      var reader = FactsReader(
        night: night, catalog: catalog,
        inputs: try inputs(of: night.number, database, without: forgotten))
      return ArchivedFacts(
        facts: try reader.facts(database, without: forgotten?.id.text),
        findings: try findings(of: night.number, database).filter { finding in
          forgotten.map { !$0.isNamed(in: finding) } ?? true
        })
    }
  }
}

/// Reads the customers of one night one after the other.
private struct FactsReader {
  let night: Int64
  let dataDate: CalendarDay?
  let sources: [ExportSource]
  var decoder: FactsDecoder

  init(night: ArchivedNight, catalog: ServiceCatalog, inputs: [(path: Int, source: ExportSource)]) {
    self.night = night.number
    dataDate = night.entry.dataDate
    sources = inputs.map(\.source)
    decoder = FactsDecoder(
      sources: Dictionary(uniqueKeysWithValues: inputs.enumerated().map { ($1.path, $0) }),
      services: night.entry.services.map { catalog.place(of: Service.ID($0)) })
  }

  mutating func facts(_ database: Database, without forgotten: String?) throws -> Facts {
    let parts = try database.makeStatement(
      sql: "SELECT part, content FROM facts WHERE customer = ? AND \(holds) ORDER BY part")
    var (customers, tallies) = ([CustomerFacts](), [SourceTally]())
    var learned: [ProductCatalog.Product] = []
    let people = try Row.fetchCursor(
      database,
      sql: """
        SELECT c.id, c.customer, p.name, p.domains, p.segment, p.country, p.language, p.account_manager,
          p.seats, p.matched_by_name, d.activity, d.reported_usage, d.support_start, d.support_end
        FROM profiles p JOIN customers c ON c.id = p.customer
        LEFT JOIN data_dates d ON d.customer = p.customer AND \(holds("d"))
        WHERE \(holds("p")) ORDER BY c.customer
        """)
    while let row = try people.next() {
      guard (try row.value(1) as String) != forgotten else { continue }
      var facts = try profile(row)
      let dates = try dates(row)
      try read(parts, of: try row.value(0), tallies: &tallies, customer: facts.customer.id) {
        (decoder, part, bytes) in
        try decoder.read(part, from: bytes, dates: dates, into: &facts)
      }
      customers.append(facts)
    }
    if let number = try Int64.fetchOne(
      database, sql: "SELECT id FROM customers WHERE customer = ?", arguments: [PortfolioRows.owner])
    {
      try read(parts, of: number, tallies: &tallies, customer: nil) { decoder, _, bytes in
        learned = try decoder.learnedProducts(bytes)
      }
    }
    tallies.sort { ($0.source, $0.customer?.text ?? "") < ($1.source, $1.customer?.text ?? "") }
    let sets = decoder.sortedProductSets
    for index in customers.indices { customers[index].activity?.move(to: sets.places) }
    customers.sort { $0.customer.id < $1.customer.id }
    return Facts(
      customers: customers, productSets: sets.sets, sources: sources, tallies: tallies,
      learnedProducts: learned)
  }

  private var holds: String { holds("facts") }

  private func holds(_ table: String) -> String {
    "\(table).first_night <= \(night) AND (\(table).last_night IS NULL OR \(table).last_night >= \(night))"
  }

  private mutating func read(
    _ parts: Statement, of customer: Int64, tallies: inout [SourceTally], customer id: Customer.ID?,
    other: (inout FactsDecoder, FactsPart, [UInt8]) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(parts, arguments: [customer])
    while let row = try cursor.next() {
      let bytes = Array(try row.value(1) as Data)
      guard let part = FactsPart(rawValue: try row.value(0)) else { throw UnreadableBytes(offset: 0) }
      if part == .tallies {
        tallies += try decoder.tallies(bytes, of: id)
      } else {
        try other(&decoder, part, bytes)
      }
    }
  }

  private func profile(_ row: Row) throws -> CustomerFacts {
    CustomerFacts(
      customer: Customer(
        id: Customer.ID(try row.value(1)), name: try row.value(2),
        domains: try JSONDecoder().decode([String].self, from: Data((try row.value(3) as String).utf8)),
        segment: try row.value(4), country: try row.value(5), language: try row.value(6),
        accountManager: try row.value(7), seatCount: try row.value(8)),
      isMatchedByNameOnly: try row.value(9))
  }

  private func dates(_ row: Row) throws -> DataDates {
    let days = try (10..<14).map { index in
      try (try row.value(index) as String?).map { try DataDates.day($0, on: dataDate) }
    }
    let support = days[2].flatMap { start in days[3].map { ActivityWindow(from: start, through: $0) } }
    return DataDates(activity: days[0], reportedUsage: days[1], support: support)
  }
}

extension UserActivity {
  /// Puts the sets of products at other places.
  fileprivate mutating func move(to places: [Int32]) {
    for index in cohorts.indices { cohorts[index].productSet = places[Int(cohorts[index].productSet)] }
  }
}

extension SnapshotArchive {
  func inputs(
    of night: Int64, _ database: Database, without forgotten: ForgottenCustomer? = nil
  ) throws -> [(path: Int, source: ExportSource)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT f.path, i.kind, i.size, i.fingerprint, i.records, i.rejected, i.first_day, i.last_day, f.id
        FROM inputs i JOIN paths f ON f.id = i.path
        WHERE i.first_night <= ?1 AND (i.last_night IS NULL OR i.last_night >= ?1)
        """, arguments: [night]
    ).map { row in
      guard let kind = ExportKind(rawValue: try row.value(1)) else { throw UnreadableBytes(offset: 0) }
      let days = try (6..<8).map { index in try (try row.value(index) as String?).map(archivedDay) }
      let (path, number): (String, Int) = (try row.value(0), try row.value(8))
      let source = ExportSource(
        path: forgotten?.path(path, number: Int64(number)) ?? path, kind: kind, size: try row.value(2),
        fingerprint: try row.value(3),
        records: try row.value(4), rejectedRecords: try row.value(5),
        dataDates: days[0].flatMap { start in days[1].map { ActivityWindow(from: start, through: $0) } })
      return (number, source)
    }
    // The order of an import: Swift's, which is not SQLite's.
    .sorted { $0.source.path < $1.source.path }
  }

  func findings(of night: Int64, _ database: Database) throws -> [Finding] {
    var findings: [Finding] = []
    try database.forEachRow(
      sql: """
        SELECT severity, code, file, line, "column", customer, "count", expected, "found" FROM findings
        WHERE first_night <= ?1 AND (last_night IS NULL OR last_night >= ?1) ORDER BY id
        """, arguments: [night]
    ) { row in
      guard let severity = Finding.Severity(rawValue: try row.text(0)),
        let code = Finding.Code(rawValue: try row.text(1))
      else {
        throw UnreadableBytes(offset: 0)
      }
      findings.append(
        Finding(
          severity, code, file: try row.optionalText(2), line: try row.optionalCount(3),
          column: try row.optionalCount(4), customer: try row.optionalText(5).map { Customer.ID($0) },
          count: try row.optionalCount(6), expected: try row.optionalText(7),
          found: try row.optionalText(8)))
    }
    return findings
  }
}
