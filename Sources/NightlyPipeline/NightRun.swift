internal import AdoptionDomain
internal import NightPublishing
internal import Recommendations
internal import ReportContent
internal import ReportRendering
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

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
  let output = try openOutput(configuration.outputFolder, configuration.processID, configuration.modes)
  return try runNight(configuration, prepared: prepared, to: output, clock: &clock)
}

/// Runs the stages from the import on.
func runNight(
  _ configuration: NightConfiguration, prepared: PreparedNight, to output: borrowing OutputFolder,
  clock: inout StageClock
) throws(NightError) -> NightSummary {
  let archive = configuration.isArchiving ? try NightArchive(of: configuration, prepared: prepared) : nil
  let summary: NightSummary
  do throws(NightError) {
    let imported = try clock.importExports(configuration, prepared: prepared)
    let staging = try publishing { () throws(PublishingError) in
      try output.stage(night: configuration.night.description)
    }
    summary = try publish(
      imported, from: staging, archive: archive, prepared: prepared, configuration: configuration,
      clock: &clock)
  } catch {
    do throws(NightError) {
      try archive?.close()
    } catch {
      // The night's own failure is the one to report.
    }
    throw error
  }
  try archive?.close()
  return summary
}

/// Publishes a night, or removes what was staged of it.
private func publish(
  _ imported: ImportResult, from staging: Staging, archive: NightArchive?, prepared: PreparedNight,
  configuration: NightConfiguration, clock: inout StageClock
) throws(NightError) -> NightSummary {
  do throws(NightError) {
    return try runStages(
      imported, to: staging, archive: archive, prepared: prepared, configuration: configuration, clock: &clock
    )
  } catch {
    do throws(PublishingError) {
      try staging.discard()
    } catch {
      // The next run removes it; the night's own failure is the one to report.
    }
    throw error
  }
}

/// Locks the output folder.
func openOutput(
  _ path: String, _ processID: Int32, _ modes: FileModes
) throws(NightError) -> OutputFolder {
  do throws(PublishingError) {
    return try OutputFolder.open(path: path, processID: processID, modes: modes)
  } catch {
    throw .publishing(error)
  }
}

/// Does something with the output folder; an error is one of the night.
func publishing<Value>(_ body: () throws(PublishingError) -> Value) throws(NightError) -> Value {
  do throws(PublishingError) {
    return try body()
  } catch {
    throw .publishing(error)
  }
}

/// Measures, renders and publishes a night.
private func runStages(
  _ imported: ImportResult, to staging: Staging, archive: NightArchive?, prepared: PreparedNight,
  configuration: NightConfiguration, clock: inout StageClock
) throws(NightError) -> NightSummary {
  var pages: UnchangedPages?
  let night = try publishing { () throws(PublishingError) in
    pages = try archive?.unchangedPages(outputFolder: configuration.outputFolder)
    return try measure(
      imported, staging: staging, archive: archive, pages: &pages, prepared: prepared,
      configuration: configuration, observer: clock.observer)
  }
  try clock.observer.stop.check()
  clock.end(.measure, "\(night.standings.count { !$0.problems.isEmpty }) customers with advice")
  var stage = RenderStage(
    night: night, prepared: prepared, staging: staging, unchanged: pages,
    isValidatingAll: configuration.isValidatingAll, stop: clock.observer.stop)
  try publishing { () throws(PublishingError) in try stage.renderAll() }
  try clock.observer.stop.check()
  clock.end(.render, "\(stage.files) files, \(stage.linked) of them linked")
  let publication = try publishing { () throws(PublishingError) in
    try publish(
      night, from: staging, archive: archive, unpublished: stage.unpublished, prepared: prepared,
      configuration: configuration, stages: clock.ended)
  }
  let isUnchanged = publication.outcome == .unchanged
  clock.end(.publish, isUnchanged ? "unchanged since revision \(publication.revision)" : publication.folder)
  return NightSummary(night, publication: publication, unpublished: stage.unpublished)
}

/// Makes a night durable, records it, and leads everybody to it.
private func publish(
  _ night: NightRecord, from staging: Staging, archive: NightArchive?, unpublished: [UnpublishedReport],
  prepared: PreparedNight, configuration: NightConfiguration, stages: [(Stage, Duration)]
) throws(PublishingError) -> Publication {
  try archive?.checkHistory()
  return try staging.publish(newestKnown: archive?.newestRevision ?? 0) {
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
