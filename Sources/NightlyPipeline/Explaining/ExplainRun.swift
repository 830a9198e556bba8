internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations
internal import ReportContent
internal import SettingsFiles
internal import UsageImport

/// What an explanation came to.
public struct ExplainSummary: Sendable {
  /// The explanation as it is written; its last line ends.
  public let output: String
  /// How the process ends.
  public let exitStatus: ExitStatus
}

/// Reads exports, templates and rules like a check, writes nothing, and explains figures of one customer.
///
/// - Parameters:
///   - request: which figures.
///   - configuration: folders and the night; the output folder plays no part.
///   - observer: who is told how it goes.
/// - Returns: the explanation.
/// - Throws: ``RequestError`` where the request names nothing that is there, or a night would publish nothing.
public func explainNight(
  _ request: ExplainRequest, _ configuration: NightConfiguration, observer: NightObserver
) throws(RequestError) -> ExplainSummary {
  let measure = try request.knownMeasure()
  var clock = StageClock(observer: observer)
  let (prepared, imported): (PreparedNight, ImportResult)
  do throws(NightError) {
    prepared = try clock.prepare(configuration)
    imported = try clock.importExports(configuration, prepared: prepared)
  } catch {
    throw .night(error)
  }
  let place = try CustomerLookup(customers: imported.facts.customers.map(\.customer))
    .place(of: request.customer)
  let night = MeasureStage(imported, prepared: prepared, night: configuration.night).night(observer: observer)
  clock.end(.measure, "\(night.findings.count) findings")
  let customer = night.customers[place]
  let selection = FigureSelection(
    service: try request.knownService(of: customer, in: prepared.settings.catalog), measure: measure)
  let context = prepared.context(of: night.facts)
  let explanation = Explainer(
    record: customer, tallies: night.facts.tallies, context: context,
    examinations: examinations(
      of: customer.facts, measures: customer.measures, productSets: imported.facts.productSets,
      by: context.playbook, catalog: context.catalog, on: customer.facts.activity?.dataDate ?? night.dataDate)
  ).explanation(of: selection, night: night.night, dataDate: night.dataDate)
  let isPartial = night.findings.contains { $0.severity == .refusal }
  return ExplainSummary(
    output: try output(of: explanation, as: request.format, context: context, prepared: prepared),
    exitStatus: isPartial ? .partial : .success)
}

private func output(
  of explanation: Explanation, as format: ExplainRequest.Format, context: ReportContext,
  prepared: PreparedNight
) throws(RequestError) -> String {
  switch format {
  case .text:
    return ExplanationWriter(context: context, wording: prepared.wordings.ofPartner).text(of: explanation)
  case .json:
    do throws(NightError) {
      return try ExplanationDocument(explanation, sources: context.sources).json()
    } catch {
      throw .night(error)
    }
  }
}

extension ExplainRequest {
  fileprivate func knownMeasure() throws(RequestError) -> MeasureID? {
    guard let measure else { return nil }
    if let known = MeasureID(rawValue: measure.lowercased()) { return known }
    let all = MeasureID.allCases.map(\.rawValue).joined(separator: ", ")
    throw .usage("--measure: expected one of \(all); found '\(measure)'")
  }

  /// The service; sources may tell of some that the catalog does not know.
  fileprivate func knownService(
    of customer: CustomerRecord, in catalog: ServiceCatalog
  ) throws(RequestError)
    -> Service.ID?
  {
    guard let service else { return nil }
    let told = customer.measures.measures.compactMap { measure -> Service.ID? in
      if case .service(let id) = measure.subject { id } else { nil }
    }
    let known = catalog.services.map(\.id) + Set(told).subtracting(catalog.services.map(\.id)).sorted()
    if let found = known.first(where: { $0.slug == service.lowercased() }) { return found }
    throw .usage(
      "--service: expected one of \(known.map(\.slug).joined(separator: ", ")); found '\(service)'")
  }
}
