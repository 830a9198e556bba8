public import AdoptionDomain
public import AdoptionMetrics

/// How one condition of a rule looked at a figure, whatever came of it.
public struct Examination: Hashable, Sendable {
  /// The rule's id.
  public let rule: String
  /// The rule's version.
  public let version: Int
  /// What the rule was asked for.
  public let subject: Subject
  /// What the rule says as a whole.
  public let outcome: RuleOutcome
  /// The figure; `nil` where none is computed.
  public let measure: Measure?
  /// The measure that was asked for.
  public let id: MeasureID
  /// How it is compared.
  public let comparison: Condition.Comparison
  /// The threshold in tenths of a percent, or of a request per 100.
  public let threshold: Int
  /// Whether the condition holds; `nil` where the figure does not suffice.
  public let holds: Bool?
  /// How far the figure lies beyond the threshold, in tenths of a percent; negative where it does not reach it, `nil`
  /// where it is unknown.
  public let margin: Int?
}

/// Tells how every rule looked at the figures of a customer: each condition once for each figure that it asks for.
///
/// - Parameters: those of `judge`.
/// - Returns: the examinations by rule, subject, condition and figure.
public func examinations(
  of facts: CustomerFacts, measures: CustomerMeasures, productSets: [[SharedText]], by playbook: Playbook,
  catalog: ServiceCatalog, on day: CalendarDay?
) -> [Examination] {
  let customer = CustomerCase(
    facts: facts, measures: measures, productSets: productSets, catalog: catalog, day: day)
  return playbook.rules.flatMap { rule in
    customer.subjects(of: rule.scope).flatMap { subject -> [Examination] in
      let outcome = customer.outcome(of: rule, for: subject)
      return rule.conditions.flatMap { condition in
        customer.figures(of: condition, for: subject).map {
          Examination(rule, subject, outcome, condition, figure: $0)
        }
      }
    }
  }
}

extension CustomerCase {
  /// The figures that a condition asks for; `nil` for one that is not computed.
  fileprivate func figures(of condition: Condition, for subject: Subject) -> [Measure?] {
    let asked =
      switch condition.quantifier {
      case .subject: [subject]
      case .everyJudgedService: subjects(of: .service)
      case .everyProduct: subjects(of: .product)
      }
    return asked.map { measures.measure(condition.measure, of: $0, firstOf: condition.bases) }
  }
}

extension Examination {
  fileprivate init(
    _ rule: Rule, _ subject: Subject, _ outcome: RuleOutcome, _ condition: Condition, figure: Measure?
  ) {
    self.rule = rule.id
    version = rule.version
    self.subject = subject
    self.outcome = outcome
    measure = figure
    id = condition.measure
    comparison = condition.comparison
    threshold = condition.threshold
    let ratio = figure?.ratio
    holds = figure.map(condition.suffices) ?? false ? ratio.map(condition.holds) : nil
    let isUpward = condition.comparison == .above || condition.comparison == .atLeast
    margin = ratio?.tenthsOfPercent.map { ($0 - condition.threshold) * (isUpward ? 1 : -1) }
  }
}
