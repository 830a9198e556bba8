internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

/// What reading old nights into the archive came to.
public struct ImportedNightsSummary: Sendable {
  /// One line a folder.
  public let lines: [String]
  /// Folders that could not be read.
  public let failed: Int

  /// How the process ends.
  public var exitStatus: ExitStatus { failed == 0 ? .success : .partial }
}

/// Records a night for each dated folder of exports, in the order of their dates; nothing is published.
///
/// A folder that cannot be used is named and never stops the others. A night that is archived with the same exports stays
/// as it is; with others it gets a new revision.
/// - Parameters:
///   - folders: the folders; the last `yyyy-MM-dd` in a folder's name is its night.
///   - configuration: where the archive is, or will be, and the templates of today.
///   - observer: who is told how it goes.
/// - Returns: what became of each folder.
/// - Throws: ``RequestError`` where a folder has no date, or the archive cannot be written.
public func importNights(
  _ folders: [String], _ configuration: ArchiveConfiguration, observer: NightObserver
) throws(RequestError) -> ImportedNightsSummary {
  var dated: [(night: CalendarDay, folder: String)] = []
  for folder in folders {
    guard let night = dateInName(of: folder) else {
      throw .usage("expected folders with a date yyyy-MM-dd in their names, found '\(folder)'")
    }
    dated.append((night, folder))
  }
  dated.sort { ($0.night, $0.folder) < ($1.night, $1.folder) }
  return try RequestError.asking { () throws(NightError) in
    let prepared = try PreparedNight(templateFolders: configuration.templateFolders)
    // Held to the end: nobody else writes meanwhile.
    let output = try openOutput(configuration.outputFolder, configuration.processID, configuration.modes)
    defer { withExtendedLifetime(output) {} }
    var (lines, failed) = ([String](), 0)
    for (night, folder) in dated {
      do throws(NightError) {
        lines.append(
          "\(night): \(try recordNight(night, from: folder, prepared: prepared, configuration, observer: observer))"
        )
      } catch {
        guard error.isOfExports else { throw error }
        lines.append("\(night): not recorded: \(error)")
        failed += 1
      }
    }
    return ImportedNightsSummary(lines: lines, failed: failed)
  }
}

/// Records one night, and says what became of it.
private func recordNight(
  _ night: CalendarDay, from folder: String, prepared: PreparedNight, _ configuration: ArchiveConfiguration,
  observer: NightObserver
) throws(NightError) -> String {
  let imported = try importExports(from: folder, prepared: prepared, night: night, observer: observer).result
  return try withArchive(at: configuration.archivePath) { archive throws(NightError) in
    try NightArchive.recording(night, in: archive, settings: prepared.keptSettings) {
      recording throws(NightError) in
      try record(imported, of: night, in: recording, prepared: prepared, configuration, observer: observer)
    }
  }
}

private func record(
  _ imported: ImportResult, of night: CalendarDay, in archive: NightArchive, prepared: PreparedNight,
  _ configuration: ArchiveConfiguration, observer: NightObserver
) throws(NightError) -> String {
  guard try archive.differs(in: imported.facts.sources) else { return "archived already" }
  let (record, name): (NightRecord, String)
  do throws(PublishingError) {
    let stage = MeasureStage(
      imported, prepared: prepared, night: night,
      snapshots: try archive.context(of: imported.facts, programVersion: configuration.programVersion),
      history: archive.history)
    record = try stage.night(observer: observer) { rows throws(PublishingError) in
      try archive.add(rows.snapshots)
    }
    try archive.checkHistory()
    name = try archive.record(
      record, as: nil, services: prepared.settings.catalog.ids.map(\.slug),
      programVersion: configuration.programVersion)
  } catch {
    throw .publishing(error)
  }
  return "recorded as \(name), \(record.customers.count) customers"
}

/// The last `yyyy-MM-dd` in the name of a folder.
func dateInName(of folder: String) -> CalendarDay? {
  let name = Array((folder.split(separator: "/").last ?? "").utf8)
  guard name.count >= 10 else { return nil }
  for start in (0...(name.count - 10)).reversed() {
    let day = name[start..<start + 10].withUnsafeBufferPointer { CalendarDay(iso8601Bytes: $0) }
    if let day { return day }
  }
  return nil
}
