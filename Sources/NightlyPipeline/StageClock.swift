internal import AdoptionDomain
internal import Recommendations
internal import SettingsFiles
internal import UsageImport

/// Times the stages of a night.
struct StageClock {
  /// Who is told how it goes.
  let observer: NightObserver
  private var start: Duration
  /// The stages that have ended.
  private(set) var ended: [(Stage, Duration)] = []

  init(observer: NightObserver) {
    self.observer = observer
    start = observer.now()
  }

  /// Notes that a stage ended, and what it came to.
  mutating func end(_ stage: Stage, _ summary: String) {
    let now = observer.now()
    ended.append((stage, now - start))
    observer.stageEnded(stage, summary, now - start)
    start = now
  }
}

/// The stages with which a night, a check and an explanation begin.
extension StageClock {
  /// Reads templates, rules and settings.
  mutating func prepare(_ configuration: NightConfiguration) throws(NightError) -> PreparedNight {
    let prepared = try PreparedNight(templateFolders: configuration.templateFolders)
    end(.templates, "\(prepared.settings.playbook.rules.count) rules, \(prepared.wordings.count) languages")
    return prepared
  }

  /// Counts the exports and makes facts of them.
  mutating func importExports(
    _ configuration: NightConfiguration, prepared: PreparedNight, unchanged: UnchangedExports? = nil
  ) throws(NightError) -> ImportResult {
    let imported = try NightlyPipeline.importExports(
      from: configuration.exportsFolder, prepared: prepared, night: configuration.night, unchanged: unchanged,
      observer: observer)
    let facts = imported.result.facts
    let unchanged = imported.unchanged > 0 ? " (\(imported.unchanged) counted before)" : ""
    end(
      .import,
      "\(facts.sources.count) exports\(unchanged), \(facts.sources.reduce(0) { $0 + $1.records }) records, "
        + "\(facts.customers.count) customers, \(imported.result.findings.count) findings")
    return imported.result
  }
}
