public import AdoptionDomain
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
  static func all(_ database: Database) throws -> [ArchivedNight] {
    // Hundreds of nights have the same services.
    var services: [String: [String]] = [:]
    return try Row.fetchAll(database, sql: "SELECT * FROM nights ORDER BY night, revision").map { row in
      let text: String = try row.value("services")
      let known = try services[text] ?? JSONDecoder().decode([String].self, from: Data(text.utf8))
      services[text] = known
      return try ArchivedNight(row, services: known)
    }
  }

  private init(_ row: Row, services: [String]) throws {
    number = try row.value("id")
    settings = try row.value("settings")
    var publication: ArchivedPublication?
    if let folder = (try row.value("folder") as String?), let files = (try row.value("files") as Int?),
      let manifest = (try row.value("manifest") as Data?),
      let runRecord = (try row.value("run_record") as Data?)
    {
      publication = ArchivedPublication(
        folder: folder, files: files, manifest: Array(manifest), runRecord: Array(runRecord))
    }
    entry = NightEntry(
      night: try archivedDay(try row.value("night")), revision: try row.value("revision"),
      dataDate: try (try row.value("data_date") as String?).map(archivedDay),
      customers: try row.value("customers"),
      programVersion: try row.value("program_version"), services: services, publication: publication)
  }
}

/// A day as the archive writes it.
func archivedDay(_ text: String) throws(UnreadableBytes) -> CalendarDay {
  guard let day = CalendarDay(iso8601: text) else { throw UnreadableBytes(offset: 0) }
  return day
}
