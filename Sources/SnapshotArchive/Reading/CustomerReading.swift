public import AdoptionDomain
internal import FoundationEssentials
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
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT c.customer, p.name, p.domains, p.last_night FROM profiles p
          JOIN customers c ON c.id = p.customer ORDER BY c.customer, p.first_night
          """
      ).map { row in
        ArchivedCustomer(
          id: Customer.ID(try row.value(0)), name: try row.value(1),
          domains: try JSONDecoder().decode([String].self, from: Data((try row.value(2) as String).utf8)),
          lastNight: (try row.value(3) as Int64?) ?? .max)
      }
    }
  }

  /// The customers of a night.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func customers(in night: ArchivedNight) throws(ArchiveError) -> Set<Customer.ID> {
    try read { database in
      Set(
        try String.fetchAll(
          database,
          sql: """
            SELECT c.customer FROM profiles p JOIN customers c ON c.id = p.customer
            WHERE p.first_night <= ?1 AND (p.last_night IS NULL OR p.last_night >= ?1)
            """, arguments: [night.number]
        ).map { Customer.ID($0) })
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
