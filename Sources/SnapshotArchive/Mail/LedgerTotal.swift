internal import FoundationEssentials
internal import GRDB

/// The digest of one of the ledger's tables, kept up row by row: the tables grow with every night.
struct LedgerTotal {
  /// A table, and its columns in the order of the digest.
  enum Table: String, CaseIterable {
    case mails
    case customers = "mail_customers"

    var columns: String {
      switch self {
      case .mails:
        "id, night, audience, subject, recipient, message_id, courier, state, attempts, reply, content, changed"
      case .customers: "mail, customer"
      }
    }

    /// The rows of a mail.
    var query: String {
      "SELECT \(columns) FROM \(rawValue) WHERE \(self == .mails ? "id" : "mail") = ?"
    }

    /// How many columns there are.
    var count: CInt { self == .mails ? 12 : 2 }
  }

  private let table: Table
  private var change = RowDigest.zero

  init(_ table: Table) { self.table = table }

  /// Adds the rows of a mail as they now stand.
  mutating func add(_ mail: Int64, _ database: Database) throws { change += try digest(mail, database) }

  /// Adds a row by its values.
  mutating func add(_ values: [DatabaseValue]) { change += RowDigest(table.rawValue, values) }

  /// Takes the rows of a mail away as they still stand.
  mutating func remove(_ mail: Int64, _ database: Database) throws { change -= try digest(mail, database) }

  /// Writes the digest of the table with what was added and taken away.
  func write(_ database: Database) throws {
    guard change != .zero else { return }
    let row = try Row.fetchOne(
      database, sql: "SELECT digest FROM totals WHERE part = ?", arguments: [table.rawValue])
    var total = try row.flatMap { RowDigest(try $0.value(0) as Data) } ?? .zero
    total += change
    try Self.keep(total, of: table, database)
  }

  /// Changes both tables, and lets their digests follow.
  static func following(_ database: Database, _ change: () throws -> Void) throws {
    var totals = Table.allCases.map { LedgerTotal($0) }
    for place in totals.indices { totals[place].change -= try totals[place].whole(database) }
    try change()
    for place in totals.indices {
      totals[place].change += try totals[place].whole(database)
      try totals[place].write(database)
    }
  }

  /// Takes the digests of both tables, which are new.
  static func begin(_ database: Database) throws {
    for table in Table.allCases { try keep(try LedgerTotal(table).whole(database), of: table, database) }
  }

  /// The digest of the table as it stands.
  private func whole(_ database: Database) throws -> RowDigest {
    try Totals.total(of: (table.rawValue, table.columns), database)
  }

  private static func keep(_ total: RowDigest, of table: Table, _ database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO totals (part, digest) VALUES (?, ?)",
      arguments: [table.rawValue, total.data])
  }

  private func digest(_ mail: Int64, _ database: Database) throws -> RowDigest {
    var digest = RowDigest.zero
    try database.forEachRow(sql: table.query, arguments: [mail]) { row in
      digest += RowDigest(table.rawValue, (0..<table.count).map { row.value($0) })
    }
    return digest
  }
}
