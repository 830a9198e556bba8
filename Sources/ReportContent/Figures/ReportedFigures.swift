internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// The figures of a report and what they rest on.
struct ReportedFigures {

  private(set) var groups: [FigureGroup] = []
  /// The same as sources of lower precedence tell it.
  private(set) var others: [FigureGroup] = []
  /// Each export and window once, in the order of the figures.
  private(set) var sources: [FigureSource] = []
  /// A figure of each of the sources, in their order.
  private var told: [Measure] = []
  private let disclosure: Disclosure
  private let names: SubjectNames
  private let catalog: ServiceCatalog
  private let record: CustomerRecord

  /// Groups the figures of a customer that the audience is told; groups in which nothing is known are left out.
  init(of record: CustomerRecord, by disclosure: Disclosure, names: SubjectNames, context: ReportContext) {
    self.record = record
    self.disclosure = disclosure
    catalog = context.catalog
    self.names = names
    groups = add(record.measures.measures, sources: context.sources, isOther: false)
    others = add(record.measures.others, sources: context.sources, isOther: true)
  }

  private mutating func add(_ measures: [Measure], sources: [ExportSource], isOther: Bool) -> [FigureGroup] {
    var groups: [[Measure]] = []
    // The figures of one subject follow each other: only its own groups are looked through.
    var firstOfSubject = 0
    for measure in measures
    where record.measures.tells(measure, catalog: catalog) && disclosure.tells(measure) {
      if !isOther, groups.last?[0].subject != measure.subject { firstOfSubject = groups.count }
      // Only figures of lower precedence can tell one subject by several exports over one basis.
      let known = groups[firstOfSubject...].firstIndex {
        $0[0].basis == measure.basis
          && (!isOther || FigureSource($0[0], sources: sources) == FigureSource(measure, sources: sources))
      }
      if let known { groups[known].append(measure) } else { groups.append(.begun(with: measure)) }
    }
    // Copied once, and not from these figures in the making for each group.
    let (names, disclosure, customer) = (names, disclosure, record.measures)
    var last: Subject?
    var told: [FigureGroup] = []
    told.reserveCapacity(groups.count)
    for measures in groups {
      let source = measures.first { $0.source != nil }.flatMap { place(of: $0, sources: sources) }
      told.append(
        FigureGroup(
          measures, of: customer, names: names, isNamed: measures[0].subject != last,
          isWithheld: measures.contains { disclosure.withholds($0) }, source: source))
      last = measures[0].subject
    }
    return told
  }

  /// The place of a source, from 1; a new one is added.
  private mutating func place(of measure: Measure, sources exports: [ExportSource]) -> Int? {
    let known = told.firstIndex {
      $0.window == measure.window && $0.dataDate == measure.dataDate
        && $0.source.map { exports[$0].kind } == measure.source.map { exports[$0].kind }
    }
    if let known { return known + 1 }
    guard let source = FigureSource(measure, sources: exports) else { return nil }
    told.append(measure)
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
    if measure.state == .unknown {
      if case .service(let id) = measure.subject, measure.id == .adjustedUsage {
        return headline(of: id) == measure && !isNoNews(id, catalog: catalog)
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
    if measure.id.isSupport { return measure.subject == .customer || measure.ratio?.numerator != 0 }
    // Asked last, since it is looked up.
    if case .service(let id) = measure.subject { return !isNoNews(id, catalog: catalog) }
    return true
  }
}

extension [Measure] {
  /// A group of figures with room for as many as most have.
  fileprivate static func begun(with measure: Measure) -> [Measure] {
    var group: [Measure] = []
    group.reserveCapacity(16)
    group.append(measure)
    return group
  }
}
