internal import AdoptionDomain
public import AdoptionMetrics

/// Why more people are active in a service than the denominator of its headline counts.
public struct ExplainedExcess: Hashable, Sendable {
  /// The usage over the basis of the headline; more than 100 %.
  public let usage: Measure
  /// The classes of active people whom the denominator does not count, the largest first.
  public let causes: [ActiveClass]
  /// Units assigned beyond those sold, where they are known.
  public let overAssigned: Int
  /// What counts without people allow to be said at most; `nil` where an export tells of people, or of no units.
  public let limits: CauseLimits?
}

extension Explainer {
  /// The causes where the usage of a service is above 100 % over the basis of its headline.
  func excess(
    of service: Service.ID, attribution: ExplainedAttribution?, gap: ExplainedGap
  )
    -> ExplainedExcess?
  {
    let subject = Subject.service(service)
    guard let basis = record.measures.headline(of: service)?.basis,
      let usage = record.measures.measure(.usage, of: subject, basis: basis), let ratio = usage.ratio,
      ratio.numerator > ratio.denominator
    else { return nil }
    // People under trial or lapsed units are licensed: they are among those whom `assigned` counts.
    let outside = ExplainedAttribution.ids.filter {
      $0 != .activeCounted && (basis != .assigned || ![.activeTrial, .activeLapsed].contains($0))
    }
    let causes = attribution?.classes.filter { outside.contains($0.id) && ($0.people ?? 0) > 0 } ?? []
    return ExplainedExcess(
      usage: usage,
      causes: causes.sorted { (-($0.people ?? 0), $0.id) < (-($1.people ?? 0), $1.id) },
      overAssigned: basis == .entitled ? gap.known?.overAssigned ?? 0 : 0,
      limits: attribution == nil
        ? CauseLimits(of: service, facts: record.facts, catalog: context.catalog) : nil)
  }
}
