internal import AdoptionDomain
internal import NightPublishing
internal import SettingsFiles
internal import SnapshotArchive

/// What a job for every night needs beside its configuration.
public struct NightlyRequest: Sendable {
  let night: NightConfiguration
  let configuration: LoadedConfiguration
  let credentialsFolder: String?
  let clock: MailClock

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - night: what the night needs.
  ///   - configuration: the whole configuration.
  ///   - credentialsFolder: systemd's folder of credentials; `nil` where there is none.
  ///   - clock: the time.
  public init(
    _ night: NightConfiguration, configuration: LoadedConfiguration, credentialsFolder: String?,
    clock: MailClock
  ) {
    self.night = night
    self.configuration = configuration
    self.credentialsFolder = credentialsFolder
    self.clock = clock
  }
}

/// How a job for every night ended that was not kept from its work.
public struct NightlySummary: Sendable {
  /// What the night came to.
  public let night: NightSummary
  /// Nights that were removed, since they are not kept any more.
  public let removed: [String]
  /// Why the metrics could not be written; `nil` where they were, or nobody wants them.
  public let metricsFailure: String?
  /// What became of the mails; `nil` where nobody is sent any.
  public let mail: MailSummary?

  /// How the process ends.
  public var exitStatus: ExitStatus {
    if let mail, mail.exitStatus != .success { return mail.exitStatus }
    return metricsFailure == nil ? night.exitStatus : .partial
  }
}

/// Runs a night with all that belongs to it: check, import, measure, advise, archive, render, publish, mail, prune; and
/// tells the world how it ended, in `runs.json`, in metrics and by pings.
///
/// - Parameters:
///   - request: the night, and everything else.
///   - observer: who is told how it goes.
/// - Returns: what it came to.
/// - Throws: ``NightError`` where nothing is published, and the night before stays as it is; or where it is published, and
///   nights could not be removed or `runs.json` not be written. How it ended is told all the same, unless another run holds
///   the lock.
public func runNightly(
  _ request: NightlyRequest, observer: NightObserver
) throws(NightError) -> NightlySummary {
  var run = RunOutcome(
    night: request.night.night.description, started: Moment(seconds: request.clock.unixTime()))
  let pings = Pings(request)
  let output: OutputFolder
  do throws(NightError) {
    output = try openOutput(request.night.outputFolder, request.night.processID, request.night.modes)
  } catch {
    // Who holds the lock tells how the night goes; nobody else must.
    if error.exitStatus != .locked { pings.send(.failure) { run.warn($0, observer) } }
    throw error
  }
  pings.send(.start) { run.warn($0, observer) }
  var clock = StageClock(observer: observer)
  let outcome: Result<(NightSummary, MailSummary?), NightError>
  do throws(NightError) {
    outcome = .success(try runStages(of: request, in: output, run: &run, clock: &clock))
  } catch {
    run.fail(error)
    outcome = .failure(error)
  }
  run.end(at: Moment(seconds: request.clock.unixTime()), stages: clock.ended)
  let metricsFailure: String?
  do throws(NightError) {
    metricsFailure = try tell(&run, of: request, in: output, observer: observer)
  } catch {
    pings.send(.failure) { observer.noted($0) }
    // Where the night failed too, that is what is to be reported.
    _ = try outcome.get()
    throw error
  }
  pings.send(run.status == ExitStatus.success.rawValue ? .success : .failure) { observer.noted($0) }
  let (night, mail) = try outcome.get()
  return NightlySummary(
    night: night, removed: run.removedNights, metricsFailure: metricsFailure, mail: mail)
}

/// Runs the stages in their order.
private func runStages(
  of request: NightlyRequest, in output: borrowing OutputFolder, run: inout RunOutcome,
  clock: inout StageClock
) throws(NightError) -> (NightSummary, MailSummary?) {
  let setup = try request.mailSetup()
  let missed = try publishing { () throws(PublishingError) in
    try missedNights(before: request.night.night, in: output)
  }
  run.missedNights = missed.map(\.description)
  if let words = words(forMissed: missed) { run.warn(words, clock.observer) }
  let prepared = try clock.prepare(request.night)
  let summary = try runNight(request.night, prepared: prepared, to: output, clock: &clock)
  run.take(summary)
  let mail = try sendMails(of: request, setup, prepared: prepared, in: output, run: &run, clock: &clock)
  run.removedNights = try removeNights(
    notKeptBy: request.configuration.configuration, from: output,
    archivePath: request.night.isArchiving
      ? request.night.outputFolder + "/" + SnapshotArchive.fileName : nil)
  clock.end(.prune, "\(run.removedNights.count) nights removed")
  return (summary, mail)
}

/// Tells how a run ended, in metrics and `runs.json`; returns why the metrics could not be written, if so, which is a loss.
private func tell(
  _ run: inout RunOutcome, of request: NightlyRequest, in output: borrowing OutputFolder,
  observer: NightObserver
) throws(NightError) -> String? {
  try publishing { () throws(PublishingError) in
    var history = try RunHistory.reading(output) { run.warn($0, observer) }
    let failure = writeMetrics(of: run, history, to: request.configuration.configuration.metrics)
    if let failure {
      run.warn("metrics: \(failure)", observer)
      if run.status == ExitStatus.success.rawValue { run.status = ExitStatus.partial.rawValue }
    }
    if history.add(run) { try history.write(to: output) }
    return failure
  }
}

private func writeMetrics(of run: RunOutcome, _ history: RunHistory, to path: String?) -> String? {
  guard let path else { return nil }
  do throws(PublishingError) {
    // Read by the user of the collector, and without any name.
    try replaceFile(at: path, with: Array(Metrics(run, history: history).text.utf8), mode: 0o644)
    return nil
  } catch {
    return error.description
  }
}

extension RunOutcome {
  mutating func warn(_ words: String, _ observer: NightObserver) {
    warnings.append(words)
    observer.noted(words)
  }

  fileprivate mutating func fail(_ error: NightError) {
    status = error.exitStatus.rawValue
    failure = error.description
  }

  fileprivate mutating func end(at moment: Moment, stages: [(Stage, Duration)]) {
    ended = moment
    self.stages = stages.map(StageRecord.init)
  }
}
