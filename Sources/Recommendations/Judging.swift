public import AdoptionDomain
public import AdoptionMetrics

/// Asks every rule of the playbook about one customer.
///
/// - Parameters:
///   - facts: what the exports say about the customer.
///   - measures: the customer's figures.
///   - productSets: the sets that the cohorts point at.
///   - playbook: the rules.
///   - catalog: which services are judged and which SKUs are free.
///   - day: the night's data date, against which the age of subscriptions is held; `nil` judges no age.
///   - history: the advice of before: what was given then is given until its figure is clearly better (hysteresis).
/// - Returns: one judged rule for each rule and subject, by rule, then by the order of the subjects. Where no export
///   names a subscription of the customer, a rule about products is answered once, for the customer: no export.
public func judge(
  _ facts: CustomerFacts, measures: CustomerMeasures, productSets: [[SharedText]], by playbook: Playbook,
  catalog: ServiceCatalog, on day: CalendarDay?, history: AdviceHistory = .none
) -> [JudgedRule] {
  let customer = CustomerCase(
    facts: facts, measures: measures, productSets: productSets, catalog: catalog, day: day, history: history)
  return playbook.rules.flatMap { rule -> [JudgedRule] in
    if rule.scope == .product, customer.areProductsUnknown {
      return [JudgedRule(rule: rule.id, subject: .customer, outcome: .insufficientData(.noExport))]
    }
    return customer.subjects(of: rule.scope).map { subject in
      JudgedRule(rule: rule.id, subject: subject, outcome: customer.outcome(of: rule, for: subject))
    }
  }
}

/// Everything that rules may look at for one customer.
struct CustomerCase {
  let facts: CustomerFacts
  let measures: CustomerMeasures
  let productSets: [[SharedText]]
  let catalog: ServiceCatalog
  let day: CalendarDay?
  let history: AdviceHistory
  /// The judged services of which any figure is given: whose use is no question for the customer has none.
  private let services: [Subject]
  /// The products of which any figure is given, those that nobody pays for left out, each once, in the order of figures.
  private let products: [Subject]

  init(
    facts: CustomerFacts, measures: CustomerMeasures, productSets: [[SharedText]], catalog: ServiceCatalog,
    day: CalendarDay?, history: AdviceHistory = .none
  ) {
    self.history = history
    (self.facts, self.measures, self.productSets) = (facts, measures, productSets)
    (self.catalog, self.day) = (catalog, day)
    var (told, products) = ([Subject](), [Subject]())
    for measure in measures.measures {
      switch measure.subject {
      case .customer: continue
      case .service: if !measure.id.isSupport, told.last != measure.subject { told.append(measure.subject) }
      case .product(let partNumber):
        guard products.last != measure.subject, !products.contains(measure.subject) else { continue }
        if !catalog.isFree(partNumber: partNumber) { products.append(measure.subject) }
      }
    }
    services = catalog.judged.map { .service($0) }.filter(told.contains)
    self.products = products
  }

  /// What a rule of this scope is asked for.
  func subjects(of scope: Rule.Scope) -> [Subject] {
    switch scope {
    case .customer: [.customer]
    case .service: services
    case .product: products
    }
  }

  /// What the rule says of the subject.
  func outcome(of rule: Rule, for subject: Subject) -> RuleOutcome {
    var evidence: [Evidence] = []
    var obstacle: RuleOutcome?
    let isGiven = !history.past.isEmpty && history.isGiven(rule, about: subject)
    for condition in rule.conditions {
      switch verdict(of: condition, for: subject, isGiven: isGiven) {
      case .holds(let found): evidence += found
      case .fails: return .satisfied
      case .open(.insufficientData(.noExport)) where condition.isOptional: continue
      case .open(let reason): obstacle = obstacle ?? reason
      }
    }
    if let obstacle { return obstacle }
    if evidence.isEmpty { return .insufficientData(.noExport) }
    if rule.needsCountedUnitsOnly, facts.heldProducts.contains(where: isUncounted) {
      return .notApplicable(.uncountedUnits)
    }
    if rule.graceDays > 0, let day, let start = oldestStart(covering: subject),
      day.days(since: start) < rule.graceDays
    {
      return .notApplicable(.tooNew)
    }
    return .advises(
      Recommendation(
        rule: rule.id, version: rule.version, audience: rule.audience, problem: rule.problem,
        urgency: rule.urgency, subject: subject, evidence: evidence, actions: rule.actions))
  }

  private func isUncounted(_ held: HeldProduct) -> Bool {
    held.hasUncountedUnits && !catalog.isFree(partNumber: held.product.partNumber)
  }

  /// What one condition comes to.
  enum Verdict {
    case holds([Evidence])
    case fails
    case open(RuleOutcome)
  }

  private func verdict(of condition: Condition, for subject: Subject, isGiven: Bool) -> Verdict {
    switch condition.quantifier {
    case .subject: verdict(of: condition, on: subject, isGiven: isGiven)
    case .everyJudgedService: verdict(of: condition, onEvery: subjects(of: .service), isGiven: isGiven)
    case .everyProduct where areProductsUnknown: .open(.insufficientData(.noExport))
    case .everyProduct: verdict(of: condition, onEvery: subjects(of: .product), isGiven: isGiven)
    }
  }

  /// Whether no export names any subscription of the customer, which is not the same as holding nothing that is paid.
  var areProductsUnknown: Bool { facts.holdings.isEmpty && subjects(of: .product).isEmpty }

  /// A single figure that does not hold decides; else an unknown one leaves the condition open.
  private func verdict(of condition: Condition, onEvery subjects: [Subject], isGiven: Bool) -> Verdict {
    var evidence: [Evidence] = []
    var obstacles: [RuleOutcome] = []
    for subject in subjects {
      switch verdict(of: condition, on: subject, isGiven: isGiven) {
      case .holds(let found): evidence += found
      case .fails: return .fails
      case .open(let reason): obstacles.append(reason)
      }
    }
    if obstacles.contains(.insufficientData(.noExport)) { return .open(.insufficientData(.noExport)) }
    if !evidence.isEmpty { return .holds(evidence) }
    let isTooSmall = obstacles.contains(.insufficientData(.tooSmall))
    return .open(isTooSmall ? .insufficientData(.tooSmall) : .notApplicable(.nothingHeld))
  }

  private func verdict(of condition: Condition, on subject: Subject, isGiven: Bool) -> Verdict {
    let measure = measures.measure(condition.measure, of: subject, firstOf: condition.bases)
    guard let measure, let ratio = measure.ratio else { return .open(.insufficientData(.noExport)) }
    guard ratio.denominator > 0 else { return .open(.notApplicable(.nothingHeld)) }
    guard condition.suffices(measure) else { return .open(.insufficientData(.tooSmall)) }
    guard condition.holds(for: ratio) || (isGiven && !condition.isCleared(by: ratio)) else { return .fails }
    return .holds([
      Evidence(
        measure: measure, comparison: condition.comparison, threshold: condition.threshold,
        origin: condition.origin, margin: abs(condition.threshold - (ratio.tenthsOfPercent ?? 0)),
        clearsAt: condition.clearingNumerator(for: ratio))
    ])
  }
}
