internal import AdoptionDomain
internal import Recommendations
internal import ReportContent
internal import SettingsFiles
internal import UsageImport

/// What one customer's exports cover.
public struct CustomerCoverage: Equatable, Sendable {
  /// The customer's id.
  public let customer: String
  /// The customer's name.
  public let name: String
  /// The places of the exports that tell about the customer in ``CheckSummary/exports``, ascending.
  public let exports: [Int]
}

/// What a check came to.
public struct CheckSummary: Sendable {
  /// The exports that can be used, by path, with their kinds.
  public let exports: [(path: String, kind: String)]
  /// The customers by id.
  public let coverage: [CustomerCoverage]
  /// What is to be said about the exports.
  public let findings: [FoundLine]

  /// How the process ends.
  public var exitStatus: ExitStatus { findings.contains(where: \.isRefusal) ? .partial : .success }
}

/// Reads exports, templates and rules, and writes nothing.
///
/// - Parameters:
///   - configuration: folders and the night; the output folder plays no part.
///   - observer: who is told how it goes.
/// - Returns: findings, and which export tells about which customer.
/// - Throws: ``NightError`` where a night would publish nothing.
public func checkNight(
  _ configuration: NightConfiguration, observer: NightObserver
) throws(NightError) -> CheckSummary {
  var clock = StageClock(observer: observer)
  let prepared = try clock.prepare(configuration)
  let imported = try clock.importExports(configuration, prepared: prepared)
  let record = MeasureStage(imported, prepared: prepared, night: configuration.night).night(
    observer: observer)
  clock.end(.measure, "\(record.findings.count) findings")
  var exports: [Customer.ID: [Int]] = [:]
  for tally in imported.facts.tallies where tally.used > 0 {
    if let customer = tally.customer { exports[customer, default: []].append(tally.source) }
  }
  return CheckSummary(
    exports: imported.facts.sources.map { ($0.path, $0.kind.rawValue) },
    coverage: imported.facts.customers.map { facts in
      CustomerCoverage(
        customer: facts.customer.id.text, name: facts.customer.name, exports: exports[facts.customer.id] ?? []
      )
    },
    findings: record.findings.map(FoundLine.init))
}
