public import AdoptionDomain
internal import ByteEncoding
internal import FoundationEssentials
internal import GRDB

/// A night that the archive has.
public struct ArchivedNight: Hashable, Sendable {
  /// Its number in the order of recording; later nights have higher ones, and no number is given twice.
  public let number: Int64
  /// What is said of it as a whole.
  public let entry: NightEntry
  /// The number of the settings that held.
  let settings: Int64

  /// `2026-11-21.r1`.
  public var name: String { "\(entry.night).r\(entry.revision)" }
}

extension SnapshotArchive {
  /// All nights, by night and revision.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func nights() throws(ArchiveError) -> [ArchivedNight] {
    try read { try ArchivedNight.all($0) }
  }

  /// The revisions of a night, by revision.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func revisions(of night: CalendarDay) throws(ArchiveError) -> [ArchivedNight] {
    try read { try ArchivedNight.all($0, where: "night = ?", [night.description]) }
  }

  /// The night that was recorded last; `nil` where there is none.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func lastRecordedNight() throws(ArchiveError) -> ArchivedNight? {
    try read { try ArchivedNight.all($0, where: "id = (SELECT max(id) FROM nights)").first }
  }

  /// A night in one of its revisions.
  ///
  /// - Parameters:
  ///   - night: the night.
  ///   - revision: its revision, from 1; `nil` for the newest one.
  /// - Returns: the night.
  /// - Throws: `.notFound` where the archive does not have it, else as `nights()`.
  public func night(_ night: CalendarDay, revision: Int? = nil) throws(ArchiveError) -> ArchivedNight {
    let found = try nights().last {
      $0.entry.night == night && (revision == nil || $0.entry.revision == revision)
    }
    guard let found else {
      let name = revision.map { "\(night).r\($0)" } ?? "\(night)"
      throw ArchiveError(
        .notFound, path: path, reason: "expected the night \(name), found none; archive list names all")
    }
    return found
  }

  /// The files that said how a night was measured, judged and shown, by layer and path.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func settings(of night: ArchivedNight) throws(ArchiveError) -> [KeptFile] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT f.layer, f.path, c.content FROM settings_files f JOIN contents c ON c.id = f.content
          WHERE f.settings = ? ORDER BY f.layer, f.path
          """, arguments: [night.settings]
      ).map {
        KeptFile(layer: try $0.value(0), path: try $0.value(1), content: Array(try $0.value(2) as Data))
      }
    }
  }
}

extension ArchivedNight {
  /// All nights for which a condition holds, by night and revision.
  static func all(
    _ database: Database, where condition: String = "TRUE", _ arguments: StatementArguments = []
  ) throws -> [ArchivedNight] {
    // Hundreds of nights in a row have the same services.
    var services: (text: String, names: [String])?
    var nights: [ArchivedNight] = []
    try database.forEachRow(
      sql: """
        SELECT id, settings, night, revision, data_date, customers, program_version, services, folder, files,
          manifest, run_record FROM nights WHERE \(condition) ORDER BY night, revision
        """, arguments: arguments
    ) { row in
      let text = try row.text(7)
      let names = if let services, services.text == text { services.names } else { try jsonTexts(text) }
      services = (text, names)
      nights.append(try ArchivedNight(row, services: names))
    }
    return nights
  }

  private init(_ row: StatementRow, services: [String]) throws(UnreadableBytes) {
    number = try row.number(0)
    settings = try row.number(1)
    var publication: ArchivedPublication?
    if let folder = try row.optionalText(8), let files = try row.optionalCount(9),
      let manifest = try row.optionalBytes(10), let runRecord = try row.optionalBytes(11)
    {
      publication = ArchivedPublication(
        folder: folder, files: files, manifest: manifest, runRecord: runRecord)
    }
    entry = NightEntry(
      night: try archivedDay(try row.text(2)), revision: try row.count(3),
      dataDate: try row.optionalText(4).map { text throws(UnreadableBytes) in try archivedDay(text) },
      customers: try row.count(5), programVersion: try row.text(6), services: services,
      publication: publication)
  }
}

/// A day as the archive writes it.
func archivedDay(_ text: String) throws(UnreadableBytes) -> CalendarDay {
  guard let day = CalendarDay(iso8601: text) else { throw UnreadableBytes(offset: 0) }
  return day
}
