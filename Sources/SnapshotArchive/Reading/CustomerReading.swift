public import AdoptionDomain
internal import GRDB

/// What a customer is called in some night.
public struct ArchivedCustomer: Hashable, Sendable {
  /// The customer's id.
  public let id: Customer.ID
  /// The name.
  public let name: String
  /// Mail and web domains.
  public let domains: [String]
  /// The number of the last night in which it was called so; `Int64.max` where it still is.
  public let lastNight: Int64
}

extension SnapshotArchive {
  /// Everything that customers are or were called, by id, the newest last.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func customers() throws(ArchiveError) -> [ArchivedCustomer] {
    try read { try $0.customers(where: "TRUE", []) }
  }

  /// Everything that a customer is or was called, the newest last; nothing where the archive does not know the customer.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func names(of customer: Customer.ID) throws(ArchiveError) -> [ArchivedCustomer] {
    try read { try $0.customers(where: "c.customer = ?", [customer.text]) }
  }

  /// The customers of a night.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func customers(in night: ArchivedNight) throws(ArchiveError) -> Set<Customer.ID> {
    try read { database in
      var customers: Set<Customer.ID> = []
      try database.forEachRow(
        sql: """
          SELECT c.customer FROM profiles p JOIN customers c ON c.id = p.customer
          WHERE p.first_night <= ?1 AND (p.last_night IS NULL OR p.last_night >= ?1)
          """, arguments: [night.number]
      ) { customers.insert(Customer.ID(try $0.text(0))) }
      return customers
    }
  }

  /// The exports that a night read, by path.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func sources(of night: ArchivedNight) throws(ArchiveError) -> [ExportSource] {
    try read { try inputs(of: night.number, $0).map(\.source) }
  }

  /// What was found in the exports of a night.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func findings(of night: ArchivedNight) throws(ArchiveError) -> [Finding] {
    try read { try findings(of: night.number, $0) }
  }
}

extension Database {
  fileprivate func customers(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [ArchivedCustomer] {
    var customers: [ArchivedCustomer] = []
    try forEachRow(
      sql: """
        SELECT c.customer, p.name, p.domains, coalesce(p.last_night, 9223372036854775807) FROM profiles p
        JOIN customers c ON c.id = p.customer WHERE \(condition) ORDER BY c.customer, p.first_night
        """, arguments: arguments
    ) { row in
      customers.append(
        ArchivedCustomer(
          id: Customer.ID(try row.text(0)), name: try row.text(1), domains: try jsonTexts(try row.text(2)),
          lastNight: try row.number(3)))
    }
    return customers
  }
}
