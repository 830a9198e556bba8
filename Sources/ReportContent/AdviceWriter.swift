internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// Words the advice to one customer.
struct AdviceWriter: Sendable {
  let record: CustomerRecord
  let context: ReportContext
  let wording: Wording
  private let names: SubjectNames
  private let words: PlaybookWords
  /// All advice, the most urgent first.
  private let recommendations: [Recommendation]
  /// The same in words, in the same order.
  private(set) var sections: [AdviceSection] = []

  init(record: CustomerRecord, names: SubjectNames, context: ReportContext, wording: Wording) {
    self.record = record
    self.context = context
    self.wording = wording
    self.names = names
    words = context.words(in: wording.language)
    recommendations = record.recommendations(for: .internal)
    sections = recommendations.map(section)
  }

  /// The advice that an audience may see, the most urgent first.
  func advice(by disclosure: Disclosure) -> [AdviceSection] {
    let audience = disclosure.audience
    if audience == .internal { return sections }
    return zip(recommendations, sections).filter { $0.0.audience == audience && disclosure.tells($0.0) }
      .map(\.1)
  }

  /// The advice that was resolved lately and that an audience could see, by rule and subject.
  func resolved(by disclosure: Disclosure) -> [ResolvedAdvice] {
    record.recentlyResolved(on: record.facts.usageDate).compactMap { advice in
      guard words.isRule(advice.rule, for: disclosure.audience), disclosure.tells(of: advice.subject),
        let day = advice.resolvedOn
      else { return nil }
      return ResolvedAdvice(
        rule: advice.rule, scope: advice.subject.scope, subject: advice.subject.name,
        title: words.texts(ofRule: advice.rule).title.filled(with: [names.name(of: advice.subject)]),
        date: day.description, words: wording.day(day))
    }
  }

  /// What rules for the audience could not judge, each subject and reason once.
  func unjudged(by disclosure: Disclosure) -> [UnjudgedSubject] {
    var found: [(subject: Subject, reason: String)] = []
    for judged in record.judged {
      guard let reason = judged.outcome.reason, disclosure.tells(of: judged.subject),
        words.isRule(judged.rule, for: disclosure.audience),
        !found.contains(where: { $0.subject == judged.subject && $0.reason == reason })
      else { continue }
      found.append((judged.subject, reason))
    }
    return found.map { subject, reason in
      UnjudgedSubject(
        scope: subject.scope, subject: subject.name, name: names.name(of: subject), reason: reason,
        reasonWords: wording.text(.reason(reason)))
    }
  }

  private func section(_ recommendation: Recommendation) -> AdviceSection {
    let subject = names.name(of: recommendation.subject)
    let texts = words.texts(ofRule: recommendation.rule)
    return AdviceSection(
      rule: recommendation.rule, version: recommendation.version, problem: recommendation.problem.rawValue,
      problemWords: wording.text(.problem(recommendation.problem)),
      audience: recommendation.audience.rawValue,
      isInternal: recommendation.audience == .internal, urgency: recommendation.urgency.rawValue,
      urgencyWords: wording.text(.urgency(recommendation.urgency)),
      standing: record.standing(of: recommendation).map { AdviceStanding($0, wording: wording) },
      scope: recommendation.subject.scope,
      subject: recommendation.subject.name, title: texts.title.filled(with: [subject]),
      consider: texts.text.filled(with: [subject]),
      actions: recommendation.actions.map { id in
        let action = words.texts(ofAction: id, rule: recommendation.rule)
        return TrainingSection(
          id: id, title: action.title.filled(with: [subject]),
          description: action.text.filled(with: [subject]))
      },
      evidence: recommendation.evidence.compactMap(line))
  }

  private func line(_ evidence: Evidence) -> EvidenceLine? {
    let measure = evidence.measure
    guard let ratio = measure.ratio, let tenths = ratio.tenthsOfPercent else { return nil }
    func value(_ tenths: Int) -> String {
      wording.value(tenths: tenths, of: measure.id, basis: measure.basis)
    }
    return EvidenceLine(
      scope: measure.subject.scope, subject: measure.subject.name, measure: measure.id.rawValue,
      basis: measure.basis.rawValue, numerator: ratio.numerator, denominator: ratio.denominator,
      percent: plainDecimal(tenths: tenths), comparison: evidence.comparison.rawValue,
      threshold: plainDecimal(tenths: evidence.threshold), origin: evidence.origin.rawValue,
      margin: plainDecimal(tenths: evidence.margin), clearsAt: evidence.clearsAt,
      difference: evidence.clearsAt.map { abs($0 - ratio.numerator) },
      windowStart: measure.window?.start.description, windowEnd: measure.window?.end.description,
      dataDate: measure.dataDate?.description,
      source: measure.source.map { context.sources[$0].kind.rawValue },
      words: wording.text(
        .evidence, name(of: measure), wording.counts(ratio, of: measure.id, basis: measure.basis),
        value(tenths)),
      thresholdWords: wording.text(
        .threshold, wording.text(.comparison(evidence.comparison)), value(evidence.threshold),
        wording.text(.origin(evidence.origin)), wording.decimal(tenths: evidence.margin)),
      clearsWords: clears(evidence, ratio))
  }

  /// The measure's name, with its subject where the advice is about the customer as a whole.
  private func name(of measure: Measure) -> String {
    let name = wording.text(.measure(measure.id))
    return measure.subject == .customer ? name : "\(names.name(of: measure.subject)) – \(name)"
  }

  private func clears(_ evidence: Evidence, _ ratio: Ratio) -> String? {
    guard let needed = evidence.clearsAt else { return nil }
    let difference = wording.number(abs(needed - ratio.numerator))
    return evidence.comparison == .below
      ? wording.text(.clearsWithMore, wording.number(needed), wording.number(ratio.denominator), difference)
      : wording.text(.clearsWithFewer, wording.number(needed), difference)
  }
}

extension RuleOutcome {
  /// Why the rule keeps silent, where it is not because the figures are fine.
  fileprivate var reason: String? {
    switch self {
    case .advises, .satisfied, .notApplicable(.nothingHeld): nil
    case .notApplicable(let reason): reason.rawValue
    case .insufficientData(let reason): reason.rawValue
    }
  }
}
