internal import AdoptionDomain
internal import NightPublishing
internal import Recommendations
internal import ReportContent
internal import ReportRendering
internal import SettingsFiles
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
  let imported = try clock.importExports(configuration, prepared: prepared)
  do throws(PublishingError) {
    return try publish(imported, to: output, prepared: prepared, configuration: configuration, clock: &clock)
  } catch {
    throw .publishing(error)
  }
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
  _ imported: ImportResult, to output: borrowing OutputFolder, prepared: PreparedNight,
  configuration: NightConfiguration, clock: inout StageClock
) throws(PublishingError) -> NightSummary {
  let staging = try output.stage(night: configuration.night.description)
  let night = try measure(
    imported, staging: staging, prepared: prepared, configuration: configuration, observer: clock.observer)
  clock.end(.measure, "\(night.standings.count { !$0.problems.isEmpty }) customers with advice")
  var stage = RenderStage(
    night: night, prepared: prepared, staging: staging,
    isValidatingAll: configuration.isValidatingAll)
  try stage.renderAll()
  clock.end(.render, "\(stage.files) files")
  let stages = clock.ended
  let publication = try staging.publish { publication throws(PublishingError) in
    try RunRecord(
      night, version: configuration.programVersion, publication: publication, unpublished: stage.unpublished,
      stages: stages
    ).json()
  }
  let isUnchanged = publication.outcome == .unchanged
  clock.end(.publish, isUnchanged ? "unchanged since revision \(publication.revision)" : publication.folder)
  return NightSummary(
    folder: publication.folder, isUnchanged: isUnchanged, customers: night.customers.count,
    refusedExports: night.findings.count { $0.severity == .refusal }, unpublished: stage.unpublished)
}

/// Draws up the night, and writes the tables with a row a figure while the figures are there.
private func measure(
  _ imported: ImportResult, staging: Staging, prepared: PreparedNight, configuration: NightConfiguration,
  observer: NightObserver
) throws(PublishingError) -> NightRecord {
  let stage = MeasureStage(imported, prepared: prepared, night: configuration.night)
  return try staging.write(to: "measures.csv") { measures throws(PublishingError) in
    try measures.append(CSVWriter(columns: MeasuresTable.columns).bytes)
    return try staging.write(to: "recommendations.csv") { recommendations throws(PublishingError) in
      try recommendations.append(CSVWriter(columns: RecommendationsTable.columns).bytes)
      return try stage.night(observer: observer) { rows throws(PublishingError) in
        try measures.append(rows.measures.bytes)
        try recommendations.append(rows.recommendations.bytes)
      }
    }
  }
}
