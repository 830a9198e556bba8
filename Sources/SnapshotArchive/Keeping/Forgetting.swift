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
      try Self.takeDigestsAnew(database)
      return removed
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

  /// Notes that the files of a night were published anew.
  ///
  /// - Throws: `.damaged`, `.cannotWrite` or `.inputOutput`; nothing is noted then.
  public func publish(_ night: ArchivedNight, as publication: ArchivedPublication) throws(ArchiveError) {
    try write { database in
      try database.execute(
        sql: "UPDATE nights SET folder = ?, files = ?, manifest = ?, run_record = ? WHERE id = ?",
        arguments: [
          publication.folder, publication.files, Data(publication.manifest), Data(publication.runRecord),
          night.number,
        ])
      try RepetitionKeeping.forget(database)
      try Totals.refresh(database)
    }
  }

  /// Says of every night as it now stands that it is right.
  private static func takeDigestsAnew(_ database: Database) throws {
    let nights = try Int64.fetchAll(database, sql: "SELECT id FROM nights ORDER BY id")
    for table in IntervalTable.allCases {
      let totals = try NightTotals(of: table, nights: nights, database)
      for night in nights {
        try database.execute(
          sql: "INSERT OR REPLACE INTO digests (night, part, digest) VALUES (?, ?, ?)",
          arguments: [night, table.rawValue, (totals[night] ?? .zero).data])
      }
    }
    try Totals.refresh(database)
  }
}
