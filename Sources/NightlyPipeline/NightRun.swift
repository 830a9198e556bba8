internal import AdoptionDomain
internal import NightPublishing
internal import Recommendations
internal import ReportContent
internal import ReportRendering
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

/// What a night came to.
public struct NightSummary: Sendable {
  /// The folder of the published night, below the output folder.
  public let folder: String
  /// Whether the same night was published before, byte for byte.
  public let isUnchanged: Bool
  /// The number of customers.
  public let customers: Int
  /// Exports that were refused.
  public let refusedExports: Int
  /// Reports that were not published.
  public let unpublished: [UnpublishedReport]

  /// How the process ends.
  public var exitStatus: ExitStatus { refusedExports == 0 && unpublished.isEmpty ? .success : .partial }
}

/// Runs a night: check templates and rules, take the output's lock, import, measure and advise, render, publish.
///
/// - Parameters:
///   - configuration: folders and the night.
///   - observer: who is told how it goes.
/// - Returns: what the night came to.
/// - Throws: ``NightError`` where nothing is published; the night before stays as it is.
public func runNight(
  _ configuration: NightConfiguration, observer: NightObserver
) throws(NightError) -> NightSummary {
  var clock = StageClock(observer: observer)
  let prepared = try clock.prepare(configuration)
  // Before anything is read: a second run, or one that cannot write, ends at once.
  let output = try openOutput(configuration)
  let archive = configuration.isArchiving ? try NightArchive(of: configuration, prepared: prepared) : nil
  let imported = try clock.importExports(configuration, prepared: prepared)
  let summary: NightSummary
  do throws(PublishingError) {
    summary = try publish(
      imported, to: output, archive: archive, prepared: prepared, configuration: configuration, clock: &clock)
  } catch {
    throw .publishing(error)
  }
  try archive?.close()
  return summary
}

private func openOutput(_ configuration: NightConfiguration) throws(NightError) -> OutputFolder {
  do throws(PublishingError) {
    return try OutputFolder.open(path: configuration.outputFolder, processID: configuration.processID)
  } catch {
    throw .publishing(error)
  }
}

/// Measures, renders and publishes a night.
private func publish(
  _ imported: ImportResult, to output: borrowing OutputFolder, archive: NightArchive?,
  prepared: PreparedNight, configuration: NightConfiguration, clock: inout StageClock
) throws(PublishingError) -> NightSummary {
  let staging = try output.stage(night: configuration.night.description)
  var pages = try archive?.unchangedPages(outputFolder: configuration.outputFolder)
  let night = try measure(
    imported, staging: staging, archive: archive, pages: &pages, prepared: prepared,
    configuration: configuration, observer: clock.observer)
  clock.end(.measure, "\(night.standings.count { !$0.problems.isEmpty }) customers with advice")
  var stage = RenderStage(
    night: night, prepared: prepared, staging: staging, unchanged: pages,
    isValidatingAll: configuration.isValidatingAll)
  try stage.renderAll()
  clock.end(.render, "\(stage.files) files, \(stage.linked) of them linked")
  let stages = clock.ended
  try archive?.checkHistory()
  let unpublished = stage.unpublished
  let publication = try staging.publish(newestKnown: archive?.newestRevision ?? 0) {
    publication throws(PublishingError) in
    try RunRecord(
      night, version: configuration.programVersion, publication: publication, unpublished: unpublished,
      stages: stages
    ).json()
  } beforeLinks: { publication throws(PublishingError) in
    try archive?.record(
      night, as: publication, services: prepared.settings.catalog.ids.map(\.slug),
      programVersion: configuration.programVersion)
  }
  let isUnchanged = publication.outcome == .unchanged
  clock.end(.publish, isUnchanged ? "unchanged since revision \(publication.revision)" : publication.folder)
  return NightSummary(
    folder: publication.folder, isUnchanged: isUnchanged, customers: night.customers.count,
    refusedExports: night.findings.count { $0.severity == .refusal }, unpublished: stage.unpublished)
}

/// Draws up the night, and writes the tables with a row a figure while the figures are there.
private func measure(
  _ imported: ImportResult, staging: Staging, archive: NightArchive?, pages: inout UnchangedPages?,
  prepared: PreparedNight, configuration: NightConfiguration, observer: NightObserver
) throws(PublishingError) -> NightRecord {
  let stage = MeasureStage(
    imported, prepared: prepared, night: configuration.night,
    snapshots: try archive?.context(of: imported.facts, programVersion: configuration.programVersion),
    history: archive?.history)
  return try writeTables(of: stage, to: staging, observer: observer) { rows throws(PublishingError) in
    try archive?.add(rows.snapshots)
    for snapshot in rows.snapshots { pages?.add(Customer.ID(snapshot.customer), snapshot.page) }
  }
}

/// Draws up a night, and writes the tables with a row a figure while the figures are there.
///
/// - Parameters:
///   - stage: measures and judges.
///   - staging: where the tables are written to.
///   - observer: is told what is found.
///   - isTold: is told of every customer's rows, in the order of the customers.
/// - Returns: the night.
/// - Throws: what writing, or `isTold`, throws.
func writeTables(
  of stage: MeasureStage, to staging: Staging, observer: NightObserver = .silent,
  isTold: (CustomerRows) throws(PublishingError) -> Void
) throws(PublishingError) -> NightRecord {
  try staging.write(to: "measures.csv") { measures throws(PublishingError) in
    try measures.append(CSVWriter(columns: MeasuresTable.columns).bytes)
    return try staging.write(to: "recommendations.csv") { recommendations throws(PublishingError) in
      try recommendations.append(CSVWriter(columns: RecommendationsTable.columns).bytes)
      return try staging.write(to: "trends.csv") { trends throws(PublishingError) in
        try trends.append(CSVWriter(columns: TrendsTable.columns).bytes)
        return try stage.night(observer: observer) { rows throws(PublishingError) in
          try measures.append(rows.measures.bytes)
          try recommendations.append(rows.recommendations.bytes)
          try trends.append(rows.trends.bytes)
          try isTold(rows)
        }
      }
    }
  }
}
