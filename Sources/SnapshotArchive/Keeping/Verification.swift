internal import FoundationEssentials
internal import GRDB

/// Something in the archive that is not as it was recorded.
public struct ArchiveDamage: Hashable, Sendable, CustomStringConvertible {
  /// The nights that are concerned, by name; empty where it is about the whole archive.
  public let nights: [String]
  /// What is damaged, and what is lost by that.
  public let what: String

  /// One line: the nights, then what is lost.
  public var description: String {
    guard let first = nights.first, let last = nights.last else { return what }
    let span = nights.count == 1 ? first : "\(first) to \(last) (\(nights.count) nights)"
    return "\(span): \(what)"
  }
}

extension SnapshotArchive {
  /// Holds everything that can be read against the digests that were recorded.
  ///
  /// - Returns: what is damaged; empty where nothing is.
  /// - Throws: `.damaged` where the file cannot be read at all, `.inputOutput`.
  public func damages() throws(ArchiveError) -> [ArchiveDamage] {
    try read { database in
      var damages = try Self.brokenPages(database)
      damages += try Self.brokenSchema(database)
      damages += try Self.brokenTables(database)
      damages += try Self.brokenSettings(database)
      damages += try Self.brokenCounts(database)
      damages += try Self.brokenNights(database)
      return damages
    }
  }

  private static func brokenPages(_ database: Database) throws -> [ArchiveDamage] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      .map { ArchiveDamage(nights: [], what: "SQLite's integrity check: \($0)") }
  }

  private static func brokenTables(_ database: Database) throws -> [ArchiveDamage] {
    var damages: [ArchiveDamage] = []
    let kept = try Row.fetchAll(database, sql: "SELECT part, digest FROM totals")
    guard try !kept.isEmpty || Int.fetchOne(database, sql: "SELECT count(*) FROM nights") != 0 else {
      return []
    }
    let ledger = LedgerTotal.Table.allCases.map { (name: $0.rawValue, columns: $0.columns) }
    for table in Totals.tables + ledger {
      let row = try kept.first { try $0.value(0) == table.name }
      // The ledger's have no digest before the first mail.
      let isBegun = LedgerTotal.Table(rawValue: table.name) == nil || row != nil
      let recorded = isBegun ? try row.flatMap { RowDigest(try $0.value(1)) } : .zero
      if try Totals.total(of: table, database) != recorded {
        damages.append(
          ArchiveDamage(nights: [], what: "table \(table.name): rows are altered or lost"))
      }
    }
    return damages
  }

  /// Sums up the rows that hold in each night, table by table, and holds the totals against those of the night.
  private static func brokenNights(_ database: Database) throws -> [ArchiveDamage] {
    let nights = try Row.fetchAll(database, sql: "SELECT id, night, revision FROM nights ORDER BY id")
      .map {
        (number: (try $0.value(0) as Int64), name: "\(try $0.value(1) as String).r\(try $0.value(2) as Int)")
      }
    var recorded: [String: [Int64: RowDigest]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT part, night, digest FROM digests") {
      recorded[try row.value(0), default: [:]][try row.value(1)] = RowDigest(try row.value(2) as Data)
    }
    // Of a night that was removed, rows may go on without an end that began with it.
    let isNewestThere = try nights.last?.number == NightRows.lastNumber(database)
    return try IntervalTable.allCases.compactMap { table in
      let totals = try NightTotals(of: table, nights: nights.map(\.number), database)
      var broken = nights.filter { totals[$0.number] != recorded[table.rawValue]?[$0.number] }
      // What holds in the newest night goes on until another one ends it: the next night begins with it.
      if broken.isEmpty, isNewestThere, let newest = nights.last, totals.ongoing != totals[newest.number] {
        broken = [newest]
      }
      guard !broken.isEmpty else { return nil }
      return ArchiveDamage(
        nights: broken.map(\.name),
        what: "table \(table.rawValue): rows are altered or lost, so \(table.loss)")
    }
  }
}

extension IntervalTable {
  /// What cannot be trusted where rows of the table are damaged.
  fileprivate var loss: String {
    switch self {
    case .profiles: "names and properties of customers are not to be trusted"
    case .dataDates: "the days for which exports speak are not to be trusted"
    case .facts: "the reports of these nights cannot be rendered again"
    case .measures: "figures and trends that rest on these nights are not to be trusted"
    case .advice: "the states of advice are not to be trusted"
    case .pages: "pages of these nights are rendered anew and not linked"
    case .inputs: "the list of exports is not to be trusted"
    case .findings: "the list of findings is not to be trusted"
    }
  }
}

/// The totals of a table's digests for each night.
struct NightTotals {
  private var totals: [Int64: RowDigest] = [:]
  /// The total of the rows that hold on behind the last night.
  let ongoing: RowDigest

  /// Walks over all rows of a table once.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - nights: the numbers of the nights, ascending.
  ///   - database: the archive.
  /// - Throws: what the database throws.
  init(of table: IntervalTable, nights: [Int64], _ database: Database) throws {
    var coming = [RowDigest](repeating: .zero, count: nights.count + 1)
    var going = coming
    let owner = table.isOfCustomers ? "(SELECT c.customer FROM customers c WHERE c.id = t.customer)" : "''"
    let columns = (table.keyColumns + table.valueColumns).map { "t.\"\($0)\"" }.joined(separator: ", ")
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT t.first_night, t.last_night, \(owner), \(columns) FROM \(table.rawValue) t")
    while let row = try cursor.next() {
      let digest = RowDigest(table.rawValue, Array(row.databaseValues.dropFirst(2)))
      coming[Self.place(of: try row.value(0), in: nights)] += digest
      if let last = (try row.value(1) as Int64?) { going[Self.place(of: last + 1, in: nights)] += digest }
    }
    var total = RowDigest.zero
    for (place, night) in nights.enumerated() {
      total += coming[place]
      total -= going[place]
      totals[night] = total
    }
    total += coming[nights.count]
    total -= going[nights.count]
    ongoing = total
  }

  /// The total of a night.
  subscript(night: Int64) -> RowDigest? { totals[night] }

  /// The place of the first night with at least this number.
  private static func place(of number: Int64, in nights: [Int64]) -> Int {
    var (low, high) = (0, nights.count)
    while low < high {
      let middle = (low + high) / 2
      if nights[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
