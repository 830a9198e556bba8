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

/// Repeats the night before where nothing has changed, or else runs the stages from the import on.
func runNight(
  _ configuration: NightConfiguration, prepared: PreparedNight, to output: borrowing OutputFolder,
  clock: inout StageClock
) throws(NightError) -> NightSummary {
  guard configuration.isArchiving else {
    return try runStages(of: configuration, prepared: prepared, to: output, archive: nil, clock: &clock)
  }
  return try withArchive(at: configuration.outputFolder + "/" + SnapshotArchive.fileName) {
    archive throws(NightError) in
    let repeated = try RepeatedNight(
      in: archive, configuration, prepared: prepared, observer: clock.observer)
    try clock.observer.stop.check()
    if let summary = try repeated?.publish(to: output, clock: &clock) { return summary }
    return try NightArchive.recording(configuration.night, in: archive, settings: prepared.keptSettings) {
      recording throws(NightError) in
      try runStages(of: configuration, prepared: prepared, to: output, archive: recording, clock: &clock)
    }
  }
}

/// Imports, measures, renders and publishes a night.
private func runStages(
  of configuration: NightConfiguration, prepared: PreparedNight, to output: borrowing OutputFolder,
  archive: NightArchive?, clock: inout StageClock
) throws(NightError) -> NightSummary {
  let imported = try clock.importExports(
    configuration, prepared: prepared,
    unchanged: try archive?.unchangedExports(programVersion: configuration.programVersion))
  let staging = try publishing { () throws(PublishingError) in
    try output.stage(night: configuration.night.description)
  }
  return try discarding(staging) { () throws(NightError) in
    try runStages(
      imported, to: staging, archive: archive, prepared: prepared, configuration: configuration, clock: &clock
    )
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
      night, rendered: stage, archive: archive, prepared: prepared, configuration: configuration,
      passedOver: imported.passedOver, stages: clock.ended)
  }
  clock.end(.publish, publication.words)
  return NightSummary(NightOutline(night, unpublished: stage.unpublished), publication: publication)
}

/// Makes a night durable, records it, and leads everybody to it.
private func publish(
  _ night: NightRecord, rendered: RenderStage, archive: NightArchive?, prepared: PreparedNight,
  configuration: NightConfiguration, passedOver: [FingerprintedFile], stages: [(Stage, Duration)]
) throws(PublishingError) -> Publication {
  try archive?.checkHistory()
  return try rendered.staging.publish(newestKnown: archive?.newestRevision ?? 0) {
    publication throws(PublishingError) in
    RunRecord(
      night: NightOutline(night, unpublished: rendered.unpublished), version: configuration.programVersion,
      publication: publication, stages: stages
    ).json
  } beforeLinks: { publication throws(PublishingError) in
    try archive?.record(
      night, as: publication, services: prepared.settings.catalog.ids.map(\.slug),
      programVersion: configuration.programVersion,
      repetition: repetition(of: night, passedOver: passedOver, rendered: rendered))
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
