internal import AdoptionDomain
internal import AdoptionMetrics

/// Figures that share subject, basis, denominator and source: the machine-readable side of every number in a report.
public struct FigureGroup: Hashable, Sendable {
  /// `customer`, `service` or `product`.
  public let scope: String
  /// A service's slug, a part number, or `*`.
  public let subject: String
  /// The subject's name for people; `nil` for the customer, whose name stands elsewhere, and where the group before is
  /// about the same subject.
  public let name: String?
  /// What the denominator counts.
  public let basis: String
  /// The denominator; `nil` where no export covers the figures.
  public let denominator: Int?
  /// What can be said of the figures.
  public let state: String
  /// The export and the days that the figures rest on, by its place among the report's figure sources, from 1.
  public let source: Int?
  /// Whether the user export was cut, so that the figures are those of the people it holds.
  public let isCut: Bool
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
  /// The least and the most that the numerator can be; `nil` where it is exact.
  public let least, most: Int?
  /// The percentage, or the rate per 100, with one decimal and a point; `nil` for a denominator of 0, and for figures
  /// that pages tell as counts only.
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

  init?(_ measure: Measure, sources: [ExportSource]) {
    guard let source = measure.source else { return nil }
    kind = sources[source].kind.rawValue
    windowStart = measure.window?.start.description
    windowEnd = measure.window?.end.description
    dataDate = measure.dataDate?.description
  }
}

extension FigureGroup {
  /// Groups figures of one subject, basis and source; at least one.
  init(
    _ measures: [Measure], of customer: CustomerMeasures, names: SubjectNames,
    isNamed: Bool,
    isWithheld: Bool, source: Int?
  ) {
    let first = measures[0]
    let held = names.held(first.subject)
    scope = first.subject.scope
    subject = first.subject.name
    name = isNamed && first.subject != .customer ? names.name(of: first.subject) : nil
    basis = first.basis.rawValue
    // So few active people would themselves break down a group: not even how many they are is told.
    denominator = isWithheld && first.basis == .activeUsers ? nil : first.ratio?.denominator
    state = first.state.rawValue
    self.source = source
    self.isWithheld = isWithheld
    isCut = customer.isCut(first)
    isExpiring = held?.isExpiring ?? false
    commitmentEnd = held?.commitmentEnd?.description
    var figures: [Figure] = []
    figures.reserveCapacity(isWithheld ? 0 : measures.count)
    for measure in measures where !isWithheld {
      if let figure = Figure(measure, isInPercent: customer.isToldInPercent(measure)) {
        figures.append(figure)
      }
    }
    self.figures = figures
  }
}

extension Figure {
  fileprivate init?(_ measure: Measure, isInPercent: Bool) {
    guard let ratio = measure.ratio else { return nil }
    self.measure = measure.id.rawValue
    count = ratio.numerator
    least = measure.bounds?.lowerBound
    most = measure.bounds?.upperBound
    percent = isInPercent ? ratio.tenthsOfPercent.map(plainDecimal(tenths:)) : nil
  }
}

extension CustomerMeasures {
  /// Whether pages tell the figure in percent or as a rate; reports for machines stay small without the rest.
  ///
  /// Parts of a gap and causes are told as counts, all active people over the headline's denominator alone, and of the
  /// requests about a service those for assistance.
  fileprivate func isToldInPercent(_ measure: Measure) -> Bool {
    switch measure.id {
    case .deployment, .adjustedUsage, .assistanceRequests: true
    case .usage:
      if case .service(let id) = measure.subject {
        usage(of: id).map { $0.basis == measure.basis } ?? true
      } else {
        true
      }
    default: measure.id.isSupport && measure.subject == .customer
    }
  }

  /// Whether the figure is that of a cut user export.
  func isCut(_ measure: Measure) -> Bool {
    guard isExportCut, case .service = measure.subject else { return false }
    return measure.basis == .assigned
  }
}

/// Tenths as a number with a decimal point and nothing else, for machines.
func plainDecimal(tenths: Int) -> String {
  // Tables and XML have many of them: the digits are written in place, and 15 bytes need no memory of their own.
  let size = tenths.magnitude < 1_000_000_000_000 ? 15 : 24
  return String(unsafeUninitializedCapacity: size) { text in
    var start = size
    var rest = tenths.magnitude
    func put(_ byte: UInt8) {
      start -= 1
      text[start] = byte
    }
    put(0x30 + UInt8(rest % 10))
    put(0x2E)
    rest /= 10
    repeat {
      put(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if tenths < 0 { put(0x2D) }
    for place in start..<size { text[place - start] = text[place] }
    return size - start
  }
}
