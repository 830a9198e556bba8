public import AdoptionDomain
internal import AdoptionMetrics
public import Recommendations

/// Explains the figures of one customer.
public struct Explainer {
  let record: CustomerRecord
  /// The tallies of the customer's records, by source.
  let tallies: [SourceTally]
  let context: ReportContext
  let examinations: [Examination]
  private let names: SubjectNames

  /// Prepares explanations.
  ///
  /// - Parameters:
  ///   - record: the customer.
  ///   - tallies: what became of the records of the night's files; those of other customers are passed over.
  ///   - context: what all reports of the night share.
  ///   - examinations: how rules looked at the figures; empty where nobody asks.
  public init(
    record: CustomerRecord, tallies: [SourceTally], context: ReportContext, examinations: [Examination] = []
  ) {
    self.init(
      record: record, names: SubjectNames(record: record, catalog: context.catalog), tallies: tallies,
      context: context, examinations: examinations)
  }

  init(
    record: CustomerRecord, names: SubjectNames, tallies: [SourceTally], context: ReportContext,
    examinations: [Examination] = []
  ) {
    self.record = record
    self.tallies = tallies.filter { $0.customer == record.facts.customer.id }
    self.context = context
    self.examinations = examinations
    self.names = names
  }

  /// Explains the figures that are asked for.
  ///
  /// - Parameters:
  ///   - selection: which figures.
  ///   - night: the night.
  ///   - dataDate: the night's data date.
  /// - Returns: the explanation; it has no subject where the customer has no such figure.
  public func explanation(
    of selection: FigureSelection, night: CalendarDay, dataDate: CalendarDay?
  )
    -> Explanation
  {
    var subjects: [(subject: Subject, measures: [Measure])] = []
    for measure in measures(of: selection) {
      if let place = subjects.firstIndex(where: { $0.subject == measure.subject }) {
        subjects[place].measures.append(measure)
      } else {
        subjects.append((measure.subject, [measure]))
      }
    }
    return Explanation(
      customer: record.facts.customer.id, name: record.facts.customer.name, night: night, dataDate: dataDate,
      subjects: subjects.map { explained($0.subject, $0.measures) }, sources: files)
  }

  /// One subject with its figures; lists of many customers leave the holdings out.
  func explained(_ subject: Subject, _ measures: [Measure], withHoldings: Bool = true) -> ExplainedSubject {
    let figures = measures.map(figure)
    let name = names.name(of: subject)
    switch subject {
    case .customer:
      return ExplainedSubject(
        subject: subject, name: name, figures: figures, attribution: nil, excess: nil, gap: nil,
        holdings: [])
    case .product(let partNumber):
      return ExplainedSubject(
        subject: subject, name: name, figures: figures, attribution: nil, excess: nil, gap: nil,
        holdings: skus(ofPartNumber: partNumber))
    case .service(let service):
      let attribution = attribution(of: service)
      let gap = gap(of: service)
      return ExplainedSubject(
        subject: subject, name: name, figures: figures, attribution: attribution,
        excess: excess(of: service, attribution: attribution, gap: gap), gap: gap,
        holdings: withHoldings ? skus(entitlingTo: service) : [])
    }
  }

  private func measures(of selection: FigureSelection) -> [Measure] {
    let all = record.measures.measures
    switch (selection.service, selection.measure) {
    case (let service?, let id?): return all.filter { $0.subject == .service(service) && $0.id == id }
    case (nil, let id?): return all.filter { $0.id == id }
    case (let service?, nil):
      let known = all.filter { $0.subject == .service(service) && $0.isKnown }
      return known.isEmpty ? [record.measures.headline(of: service)].compactMap(\.self) : known
    case (nil, nil):
      let headlines = judgedHeadlines
      return all.filter { measure in
        headlines.contains(measure) || measure.id == .deployment
          || measure.id == .assistanceRequests && measure.subject == .customer && measure.basis == .seats
      }
    }
  }

  /// The headline figures of the judged services whose use is a question.
  var judgedHeadlines: [Measure] {
    context.catalog.judged.compactMap { record.measures.headline(of: $0) }
  }
}
