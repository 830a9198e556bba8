internal import AdoptionDomain
internal import NightPublishing
internal import Recommendations
internal import ReportContent
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
  let record = record(
    imported.facts, findings: imported.findings, prepared: prepared, night: configuration.night,
    observer: observer)
  clock.end(
    .measure,
    "\(record.customers.count { !$0.recommendations(for: .internal).isEmpty }) customers with advice")
  do throws(PublishingError) {
    return try publish(record, to: output, prepared: prepared, configuration: configuration, clock: &clock)
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

/// Renders and publishes a night.
private func publish(
  _ record: NightRecord, to output: borrowing OutputFolder, prepared: PreparedNight,
  configuration: NightConfiguration, clock: inout StageClock
) throws(PublishingError) -> NightSummary {
  var stage = RenderStage(
    record: record, prepared: prepared, staging: try output.stage(night: configuration.night.description))
  try stage.renderAll()
  clock.end(.render, "\(stage.files) files")
  let stages = clock.ended
  let publication = try stage.staging.publish { publication throws(PublishingError) in
    try RunRecord(
      record, version: configuration.programVersion, publication: publication, unpublished: stage.unpublished,
      stages: stages
    ).json()
  }
  let isUnchanged = publication.outcome == .unchanged
  clock.end(.publish, isUnchanged ? "unchanged since revision \(publication.revision)" : publication.folder)
  return NightSummary(
    folder: publication.folder, isUnchanged: isUnchanged, customers: record.customers.count,
    refusedExports: record.findings.count { $0.severity == .refusal }, unpublished: stage.unpublished)
}
