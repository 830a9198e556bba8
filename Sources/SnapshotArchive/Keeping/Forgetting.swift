internal import AdoptionDomain
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
  /// Findings that name the customer are removed, and paths of exports that do are made unreadable.
  /// - Parameter customer: the customer; its nights may be pruned already.
  /// - Returns: what was removed; `nil` where nothing in the archive is about the customer.
  /// - Throws: `.damaged`, `.cannotWrite` or `.inputOutput`; nothing is removed then.
  public func forget(_ customer: ForgottenCustomer) throws(ArchiveError) -> [RemovedRows]? {
    let removed = try write { database -> [RemovedRows]? in
      let number = try Int64.fetchOne(
        database, sql: "SELECT id FROM customers WHERE customer = ?", arguments: [customer.id.text])
      let messages = try MailLedger.messages(about: customer.id.text, database)
      guard number != nil || !messages.isEmpty else { return nil }
      return try Self.followingDigests(database) {
        try Self.remove(customer, number: number, database)
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
    _ customer: ForgottenCustomer, number: Int64?, _ database: Database
  ) throws -> [RemovedRows] {
    var removed: [RemovedRows] = []
    func note(_ count: Int, _ table: String) {
      if count > 0 { removed.append(RemovedRows(table: table, count: count)) }
    }
    func remove(_ table: String, _ condition: String, _ arguments: StatementArguments = []) throws {
      try database.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments)
      note(database.changesCount, table)
    }
    if let number {
      for table in IntervalTable.allCases where table.isOfCustomers {
        try remove(table.rawValue, "customer = ?", [number])
      }
      try remove("customers", "id = ?", [number])
    }
    note(try MailLedger.forget(customer.id.text, database), "mails")
    try hidePaths(of: customer, database)
    note(try removeFindings(about: customer, database), IntervalTable.findings.rawValue)
    // Which of them tell of the customer, nobody can see.
    try remove(CountsSchema.table, "TRUE")
    try RepetitionKeeping.forget(database)
    return removed
  }

  /// Makes the paths of exports unreadable that name the customer.
  private static func hidePaths(of customer: ForgottenCustomer, _ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, path FROM paths") {
      let (number, path): (Int64, String) = (try row.value(0), try row.value(1))
      let hidden = customer.path(path, number: number)
      guard hidden != path else { continue }
      try database.execute(sql: "UPDATE paths SET path = ? WHERE id = ?", arguments: [hidden, number])
    }
  }

  /// Removes the findings that are about the customer or name it; returns how many.
  private static func removeFindings(about customer: ForgottenCustomer, _ database: Database) throws -> Int {
    var named: [Int64] = []
    try database.forEachRow(sql: "SELECT id, customer, file, expected, \"found\" FROM findings") { row in
      let texts = try (1..<5).map { try row.optionalText(CInt($0)) }
      if texts.contains(where: customer.isNamed) { named.append(try row.number(0)) }
    }
    for number in named {
      try database.execute(sql: "DELETE FROM findings WHERE id = ?", arguments: [number])
    }
    return named.count
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
