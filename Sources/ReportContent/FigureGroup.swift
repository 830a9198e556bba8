internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// Figures that share subject, basis and denominator: the machine-readable side of every number in a report.
public struct FigureGroup: Hashable, Sendable {
  /// `customer`, `service` or `product`.
  public let scope: String
  /// A service's slug, a part number, or `*`.
  public let subject: String
  /// The subject's name for people.
  public let name: String
  /// What the denominator counts.
  public let basis: String
  /// The denominator; `nil` where no export covers the figures.
  public let denominator: Int?
  /// What can be said of the figures.
  public let state: String
  /// The export and the days that the figures rest on, by its place among the report's figure sources, from 1.
  public let source: Int?
  /// People licensed within the window and not active yet, who are neither idle nor active.
  public let newlyLicensed: Int?
  /// Whether the subscription is in its grace period.
  public let isExpiring: Bool
  /// The nearest end of a commitment, `yyyy-MM-dd`.
  public let commitmentEnd: String?
  /// The figures.
  public let figures: [Figure]
  /// Whether the group is too small to be broken down for this audience: only its size is told.
  public let isWithheld: Bool
}

/// One figure of a group.
public struct Figure: Hashable, Sendable {
  /// The measure's id.
  public let measure: String
  /// The numerator.
  public let count: Int
  /// The percentage, or the rate per 100, with one decimal and a point; `nil` for a denominator of 0.
  public let percent: String?
}

/// An export and the days for which it was read.
public struct FigureSource: Hashable, Sendable {
  /// The kind of the export.
  public let kind: String
  /// The first and last day of the window, `yyyy-MM-dd`; `nil` for figures of one day.
  public let windowStart, windowEnd: String?
  /// The day for which the export speaks, `yyyy-MM-dd`; `nil` for exports without a date.
  public let dataDate: String?

  fileprivate init?(_ measure: Measure, sources: [ExportSource]) {
    guard let source = measure.source else { return nil }
    kind = sources[source].kind.rawValue
    windowStart = measure.window?.start.description
    windowEnd = measure.window?.end.description
    dataDate = measure.dataDate?.description
  }
}

/// The figures of a report and what they rest on.
struct ReportedFigures {
  var groups: [FigureGroup] = []
  /// Each export and window once, in the order of the figures.
  var sources: [FigureSource] = []

  /// The place of a source, from 1; a new one is added.
  fileprivate mutating func place(of source: FigureSource?) -> Int? {
    guard let source else { return nil }
    if let known = sources.firstIndex(of: source) { return known + 1 }
    sources.append(source)
    return sources.count
  }
}

/// Groups the figures of a customer that an audience is told; groups in which nothing is known are left out.
func reportedFigures(
  of record: CustomerRecord, for audience: Audience, catalog: ServiceCatalog, sources: [ExportSource]
) -> ReportedFigures {
  let disclosure = Disclosure(to: audience, of: record)
  var groups: [[Measure]] = []
  for measure in record.measures.measures where isTold(measure) && disclosure.tells(measure) {
    if let last = groups.last?.last, last.subject == measure.subject, last.basis == measure.basis {
      groups[groups.count - 1].append(measure)
    } else if let place = groups.firstIndex(where: {
      $0[0].subject == measure.subject && $0[0].basis == measure.basis
    }) {
      groups[place].append(measure)
    } else {
      groups.append([measure])
    }
  }
  let names = SubjectNames(record: record, catalog: catalog)
  var figures = ReportedFigures()
  for group in groups {
    let source = figures.place(of: FigureSource(group[0], sources: sources))
    let isWithheld = disclosure.withholds(group[0])
    figures.groups.append(FigureGroup(group, names: names, isWithheld: isWithheld, source: source))
  }
  return figures
}

/// Requests of single services are told only where there are any; unknown figures only where they are the headline.
private func isTold(_ measure: Measure) -> Bool {
  if measure.state == .unknown {
    return measure.id == .adjustedUsage || measure.id == .assistanceRequests && measure.subject == .customer
  }
  guard measure.isKnown else { return false }
  return !(measure.id.isSupport && measure.subject != .customer && measure.ratio?.numerator == 0)
}

extension FigureGroup {
  fileprivate init(
    _ measures: [Measure], names: SubjectNames, isWithheld: Bool, source: Int?
  ) {
    let first = measures[0]
    let held = names.held(first.subject)
    scope = first.subject.scope
    subject = first.subject.name
    name = names.name(of: first.subject)
    basis = first.basis.rawValue
    // So few active people would themselves break down a group: not even how many they are is told.
    denominator = isWithheld && first.basis == .activeUsers ? nil : first.ratio?.denominator
    state = first.state.rawValue
    self.source = source
    self.isWithheld = isWithheld
    newlyLicensed = isWithheld ? nil : quietPeople(in: measures)
    isExpiring = held?.isExpiring ?? false
    commitmentEnd = held?.commitmentEnd?.description
    figures = isWithheld ? [] : measures.compactMap(Figure.init)
  }
}

/// The people of a service who are licensed, but neither active nor idle; `nil` for groups of another kind.
private func quietPeople(in measures: [Measure]) -> Int? {
  func count(_ id: MeasureID) -> Int? { measures.first { $0.id == id }?.ratio?.numerator }
  guard let licensed = measures[0].ratio?.denominator, let active = count(.active), let idle = count(.idle)
  else { return nil }
  return licensed - active - idle
}

extension Figure {
  fileprivate init?(_ measure: Measure) {
    guard let ratio = measure.ratio else { return nil }
    self.measure = measure.id.rawValue
    count = ratio.numerator
    percent = ratio.tenthsOfPercent.map(plainDecimal(tenths:))
  }
}

/// Tenths as a number with a decimal point and nothing else, for machines.
func plainDecimal(tenths: Int) -> String {
  (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
}
