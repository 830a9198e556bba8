internal import AdoptionDomain
public import AdoptionMetrics

/// One figure with how sure it is, where it comes from, and which rules looked at it.
public struct ExplainedFigure: Hashable, Sendable {
  /// Why a numerator has bounds.
  public enum Spread: String, CaseIterable, Sendable {
    /// People share a pool of units, and no source tells who has which.
    case pooled
    /// The source counts workloads apart that are one service here.
    case workloads
  }

  /// The figure.
  public let measure: Measure
  /// The range of the true share or rate at 95 % confidence; `nil` where the figure is neither.
  public let interval: Interval?
  /// Why the numerator has bounds; `nil` where it has none.
  public let spread: Spread?
  /// The files that went in, by their places in the night's sources, 0-based and ascending.
  public let sources: [Int]
  /// The same figure as sources of lower precedence tell it.
  public let others: [Measure]
  /// How rules looked at it.
  public let rules: [ExplainedRule]
}

extension Explainer {
  func figure(_ measure: Measure) -> ExplainedFigure {
    ExplainedFigure(
      measure: measure, interval: interval(of: measure), spread: spread(of: measure),
      sources: places(behind: measure),
      others: record.measures.others.filter {
        $0.id == measure.id && $0.subject == measure.subject && $0.basis == measure.basis
      },
      rules: rules(lookingAt: measure))
  }

  /// The interval of shares and of rates; what is no part of its denominator has none.
  private func interval(of measure: Measure) -> Interval? {
    guard let ratio = measure.ratio else { return nil }
    return measure.id.isSupport
      ? Interval.rate(ratio) : measure.isShare ? Interval.wilson(ratio) : nil
  }

  private func spread(of measure: Measure) -> ExplainedFigure.Spread? {
    guard measure.bounds != nil, let source = measure.source else { return nil }
    return record.facts.activity?.sources.contains(source) ?? false ? .pooled : .workloads
  }
}

extension Measure {
  /// Whether the numerator counts some of those whom the denominator counts.
  fileprivate var isShare: Bool {
    switch id {
    case .deployment, .adjustedUsage, .unassigned, .idle, .active, .newlyLicensed, .activeCounted,
      .activeTrial,
      .activeLapsed, .dormant60, .dormant90:
      true
    case .usage, .overAssigned, .overlap, .activeTurnover, .activeYammer, .activeUnexplained, .howToRequests,
      .helpRequests, .assistanceRequests, .incidents, .allRequests:
      false
    }
  }
}
