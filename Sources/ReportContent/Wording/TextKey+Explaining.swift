package import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

// The words in which figures are explained.
extension TextKey {
  static let explainHeading = TextKey("explain.heading", "customer", "id")
  static let explainNight = TextKey("explain.night", "night")
  static let explainDataDate = TextKey("explain.data-date", "day")
  static let explainNothing = TextKey("explain.nothing")
  static let explainFigure = TextKey("explain.figure", "measure", "counts", "value", "basis")
  static let explainUnknown = TextKey("explain.unknown-figure", "measure", "basis", "state")
  static let explainSmall = TextKey("explain.small-figure", "state")
  static let explainInterval = TextKey("explain.interval", "lower", "upper")
  static let explainWindow = TextKey("explain.window", "span")
  static let explainFiles = TextKey("explain.files", "files")
  static let explainOther = TextKey("explain.other", "source", "counts", "value")
  static let explainRule = TextKey("explain.rule", "rule", "version", "comparison", "threshold")
  static let explainMinimum = TextKey("explain.minimum", "count")
  static let explainMargin = TextKey("explain.margin", "margin")
  static let explainShort = TextKey("explain.margin-short", "margin")
  static let explainActive = TextKey("explain.active-people", "people")
  static let explainPeople = TextKey("explain.people", "number", "class")
  static let explainPooledPeople = TextKey("explain.people-pooled", "number", "least", "most", "class")
  static let explainUnknownPeople = TextKey("explain.people-unknown", "class")
  static let explainSum = TextKey("explain.sum", "sum", "active")
  static let explainExcess = TextKey("explain.excess", "percent", "causes")
  static let explainCause = TextKey("explain.cause", "number", "active", "class")
  static let explainOverAssigned = TextKey("explain.cause-over-assigned", "units")
  static let explainLimits = TextKey("explain.cause-limits", "trial", "lapsed")
  static let explainLapsedLimit = TextKey("explain.cause-lapsed-limit", "lapsed")
  static let explainNoCause = TextKey("explain.cause-unknown")
  static let explainGap = TextKey(
    "explain.gap", "entitled", "over-assigned", "unassigned", "overlap", "idle", "active", "newly-licensed")
  static let explainGapUnknown = TextKey("explain.gap-unknown", "reason")
  static let explainHoldings = TextKey("explain.holdings")
  static let explainSKU = TextKey("explain.sku", "product", "part-number", "counted")
  static let explainUncountedSKU = TextKey("explain.sku-uncounted", "product", "part-number")
  static let explainFreeSKU = TextKey("explain.sku-free", "product", "part-number")
  static let explainOwnUnits = TextKey("explain.own-units", "own", "counted")
  static let explainOwnOnly = TextKey("explain.own-only", "own")
  static let explainUnits = TextKey("explain.units", "state", "terms", "scope", "sold", "assigned")
  static let explainUnassignedUnits = TextKey(
    "explain.units-assigned-unknown", "state", "terms", "scope", "sold")
  static let explainSources = TextKey("explain.sources")
  static let explainSource = TextKey("explain.source", "file", "kind", "used")
  static let explainWholeSource = TextKey("explain.source-whole", "file", "kind")
  static let explainLeftOut = TextKey("explain.left-out", "records", "reason")
  // Short lines for pages.
  static let explainBriefFigure = TextKey("explain.brief-figure", "service", "figure", "interval")
  static let explainBriefSource = TextKey("explain.brief-source", "kind", "used")
  static let explainBriefLeftOut = TextKey("explain.brief-left-out", "kind", "used", "left-out")

  /// Every text that explanations need.
  static let explaining: [TextKey] =
    [
      explainHeading, explainNight, explainDataDate, explainNothing, explainFigure, explainUnknown,
      explainSmall,
      explainInterval, explainWindow, explainFiles, explainOther, explainRule, explainMargin, explainMinimum,
      explainShort,
      explainActive,
      explainPeople, explainPooledPeople, explainUnknownPeople, explainSum, explainExcess, explainCause,
      explainOverAssigned, explainLimits, explainLapsedLimit, explainNoCause, explainGap, explainGapUnknown,
      explainHoldings,
      explainSKU, explainUncountedSKU, explainFreeSKU, explainOwnUnits, explainOwnOnly, explainUnits,
      explainUnassignedUnits, explainSources, explainSource, explainWholeSource, explainLeftOut,
      explainBriefFigure, explainBriefSource, explainBriefLeftOut, explainClassUnattributed,
    ] + perCase

  private static let perCase: [TextKey] =
    Basis.allCases.map(explainBasis) + ExplainedAttribution.ids.map(explainClass)
    + ExplainedFigure.Spread.allCases.map(explainSpread) + ExplainedGap.Obstacle.allCases.map(explainObstacle)
    + SubscriptionState.allCases.map(explainState) + SubscriptionTerms.allCases.map(explainTerms)
    + [true, false].map { explainScope(isTenantWide: $0) } + LeftOutReason.allCases.map(explainReason)
    + ExpectedOutcome.allCases.map(explainOutcome) + [true, false, nil].map { explainHolds($0) }

  private static let bases = CaseTexts<Basis> { TextKey("explain.basis.\($0.rawValue)") }
  private static let classes = CaseTexts<MeasureID> {
    TextKey("explain.class.\($0.rawValue.drop { $0 != "." }.dropFirst())")
  }

  static func explainBasis(_ basis: Basis) -> TextKey { bases[basis] }

  /// Active people of a class, as in "4 of 16 active people under trial licenses".
  static func explainClass(_ id: MeasureID) -> TextKey { classes[id] }

  static let explainClassUnattributed = TextKey("explain.class.unattributed")

  static func explainSpread(_ spread: ExplainedFigure.Spread) -> TextKey {
    TextKey("explain.spread.\(spread.rawValue)", "least", "most")
  }

  static func explainObstacle(_ obstacle: ExplainedGap.Obstacle) -> TextKey {
    TextKey("explain.gap-reason.\(obstacle.rawValue)")
  }

  static func explainState(_ state: SubscriptionState) -> TextKey { TextKey("explain.state.\(state.id)") }

  static func explainTerms(_ terms: SubscriptionTerms) -> TextKey { TextKey("explain.terms.\(terms.id)") }

  static func explainScope(isTenantWide: Bool) -> TextKey {
    TextKey("explain.scope.\(isTenantWide ? "tenant" : "own")")
  }

  static func explainReason(_ reason: LeftOutReason) -> TextKey {
    TextKey("explain.left-out-reason.\(reason.rawValue)")
  }

  static func explainOutcome(_ outcome: ExpectedOutcome) -> TextKey {
    TextKey("explain.outcome.\(outcome.rawValue)")
  }

  static func explainHolds(_ holds: Bool?) -> TextKey {
    TextKey("explain.\(holds.map { $0 ? "holds" : "fails" } ?? "open")")
  }
}

extension SubscriptionState {
  /// The state's name for machines.
  package var id: String {
    switch self {
    case .active: "active"
    case .gracePeriod: "grace-period"
    case .suspended: "suspended"
    case .disabled: "disabled"
    case .deleted: "deleted"
    case .unknown: "unknown"
    }
  }
}

extension SubscriptionTerms {
  /// The terms' name for machines.
  package var id: String {
    switch self {
    case .paid: "paid"
    case .trial: "trial"
    case .unstated: "unstated"
    }
  }
}
