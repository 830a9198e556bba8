public import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

/// Rows that were removed from one table.
public struct RemovedRows: Hashable, Sendable {
  /// The table.
  public let table: String
  /// How many; at least 1.
  public let count: Int
}

extension SnapshotArchive {
  /// Removes everything about a customer from all nights, and leaves no trace in free pages.
  ///
  /// - Parameters:
  ///   - customer: the customer.
  ///   - traces: texts that name the customer, besides the id: findings that have one of them are removed, and paths of exports that do are made unreadable.
  /// - Returns: what was removed; `nil` where the archive does not know the customer.
  /// - Throws: `.damaged`, `.cannotWrite` or `.inputOutput`; nothing is removed then.
  public func forget(_ customer: Customer.ID, traces: [String] = []) throws(ArchiveError) -> [RemovedRows]? {
    let removed = try write { database -> [RemovedRows]? in
      guard
        let number = try Int64.fetchOne(
          database, sql: "SELECT id FROM customers WHERE customer = ?", arguments: [customer.text])
      else { return nil }
      return try Self.followingDigests(database) {
        try Self.remove(customer, number: number, traces: traces, database)
      }
    }
    guard removed != nil else { return nil }
    do {
      // Deleted content is overwritten as it goes; moved rows may have left copies in free space, which this leaves behind.
      try queue.vacuum()
      try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    } catch {
      throw ArchiveError(error, path: path)
    }
    return removed
  }

  private static func remove(
    _ customer: Customer.ID, number: Int64, traces: [String], _ database: Database
  ) throws -> [RemovedRows] {
    var removed: [RemovedRows] = []
    func remove(_ table: String, _ condition: String, _ arguments: StatementArguments) throws {
      try database.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments)
      if database.changesCount > 0 {
        removed.append(RemovedRows(table: table, count: database.changesCount))
      }
    }
    for table in IntervalTable.allCases where table.isOfCustomers {
      try remove(table.rawValue, "customer = ?", [number])
    }
    try remove("customers", "id = ?", [number])
    let mails = try MailLedger.forget(customer.text, database)
    if mails > 0 { removed.append(RemovedRows(table: "mails", count: mails)) }
    for trace in [customer.text] + traces where !trace.isEmpty {
      try database.execute(
        sql: "UPDATE paths SET path = 'removed-' || id WHERE instr(lower(path), lower(?)) > 0",
        arguments: [trace])
      try remove(
        "findings",
        "customer = ?1 OR instr(lower(coalesce(file, '') || coalesce(expected, '') || coalesce(found, '')), lower(?1)) > 0",
        [trace])
    }
    // Which of them tell of the customer, nobody can see.
    try remove(CountsSchema.table, "TRUE", [])
    try RepetitionKeeping.forget(database)
    return removed
  }

  /// Notes that the files of a night were published anew.
  ///
  /// - Throws: `.damaged`, `.cannotWrite` or `.inputOutput`; nothing is noted then.
  public func publish(_ night: ArchivedNight, as publication: ArchivedPublication) throws(ArchiveError) {
    try write { database in
      try Totals.following(database) {
        try database.execute(
          sql: "UPDATE nights SET folder = ?, files = ?, manifest = ?, run_record = ? WHERE id = ?",
          arguments: [
            publication.folder, publication.files, Data(publication.manifest), Data(publication.runRecord),
            night.number,
          ])
        try RepetitionKeeping.forget(database)
      }
    }
  }

  /// Changes what holds in nights, and lets all digests follow: what did not fit its digest before does not fit it afterwards.
  private static func followingDigests<Value>(
    _ database: Database, _ change: () throws -> Value
  ) throws -> Value {
    let nights = try Int64.fetchAll(database, sql: "SELECT id FROM nights ORDER BY id")
    func totals() throws -> [(IntervalTable, NightTotals)] {
      try IntervalTable.allCases.map { ($0, try NightTotals(of: $0, nights: nights, database)) }
    }
    return try Totals.following(database) {
      let before = try totals()
      let value = try change()
      for ((table, before), (_, after)) in zip(before, try totals()) {
        for night in nights where after[night] != before[night] {
          try follow(from: before[night], to: after[night], table, night: night, database)
        }
      }
      return value
    }
  }

  /// Lets the recorded digest of a night follow a change; one that is lost stays lost, and is missed.
  private static func follow(
    from before: RowDigest?, to after: RowDigest?, _ table: IntervalTable, night: Int64, _ database: Database
  ) throws {
    let recorded = try Data.fetchOne(
      database, sql: "SELECT digest FROM digests WHERE night = ? AND part = ?",
      arguments: [night, table.rawValue])
    guard var digest = recorded.flatMap({ RowDigest($0) }) else { return }
    digest += after ?? .zero
    digest -= before ?? .zero
    try database.execute(
      sql: "UPDATE digests SET digest = ? WHERE night = ? AND part = ?",
      arguments: [digest.data, night, table.rawValue])
  }
}
