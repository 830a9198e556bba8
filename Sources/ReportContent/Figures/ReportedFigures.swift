internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// The figures of a report and what they rest on.
struct ReportedFigures {
  private struct Key: Hashable {
    let subject: Subject
    let basis: Basis
    let source: FigureSource?
  }

  private(set) var groups: [FigureGroup] = []
  /// The same as sources of lower precedence tell it.
  private(set) var others: [FigureGroup] = []
  /// Each export and window once, in the order of the figures.
  private(set) var sources: [FigureSource] = []
  private let disclosure: Disclosure
  private let names: SubjectNames
  private let catalog: ServiceCatalog
  private let record: CustomerRecord

  /// Groups the figures of a customer that an audience is told; groups in which nothing is known are left out.
  init(of record: CustomerRecord, for audience: Audience, names: SubjectNames, context: ReportContext) {
    self.record = record
    catalog = context.catalog
    disclosure = Disclosure(to: audience, of: record)
    self.names = names
    groups = add(record.measures.measures, sources: context.sources, isOther: false)
    others = add(record.measures.others, sources: context.sources, isOther: true)
  }

  private mutating func add(_ measures: [Measure], sources: [ExportSource], isOther: Bool) -> [FigureGroup] {
    var order: [Key] = []
    var found: [Key: [Measure]] = [:]
    for measure in measures
    where record.measures.tells(measure, catalog: catalog) && disclosure.tells(measure) {
      // Only figures of lower precedence can tell one subject by several exports over one basis.
      let source = isOther ? FigureSource(measure, sources: sources) : nil
      let key = Key(subject: measure.subject, basis: measure.basis, source: source)
      if found[key] == nil { order.append(key) }
      found[key, default: []].append(measure)
    }
    return order.enumerated().compactMap { index, key -> FigureGroup? in
      guard let measures = found[key] else { return nil }
      let source = measures.lazy.compactMap { FigureSource($0, sources: sources) }.first
      return FigureGroup(
        measures, of: record.measures, names: names,
        isNamed: index == 0 || order[index - 1].subject != key.subject,
        isWithheld: measures.contains(where: disclosure.withholds), source: place(of: source))
    }
  }

  /// The place of a source, from 1; a new one is added.
  private mutating func place(of source: FigureSource?) -> Int? {
    guard let source else { return nil }
    if let known = sources.firstIndex(of: source) { return known + 1 }
    sources.append(source)
    return sources.count
  }
}

extension CustomerMeasures {
  /// Whether reports for machines tell the figure.
  ///
  /// Requests of single services are told only where there are any, Yammer without a license only of Yammer, and
  /// unknown figures only where they are the headline. Active people of the denominator are told once, as adjusted
  /// usage: those of the licensed people, and those under counted licenses.
  fileprivate func tells(_ measure: Measure, catalog: ServiceCatalog) -> Bool {
    if case .service(let id) = measure.subject, !measure.id.isSupport, isNoNews(id, catalog: catalog) {
      return false
    }
    if measure.state == .unknown {
      if case .service(let id) = measure.subject, measure.id == .adjustedUsage {
        return headline(of: id) == measure
      }
      return measure.id == .assistanceRequests && measure.subject == .customer
    }
    guard measure.isKnown, measure.id != .active else { return false }
    if measure.id == .activeCounted,
      self.measure(.active, of: measure.subject, basis: .entitled)?.ratio != nil
    {
      return false
    }
    if measure.id == .activeYammer, measure.subject != .service(.yammer) { return false }
    return !(measure.id.isSupport && measure.subject != .customer && measure.ratio?.numerator == 0)
  }
}
