public import AdoptionDomain

/// What must be equal for two figures of one customer to be compared.
public struct FigureKey: Hashable, Sendable {
  /// What is measured.
  public let measure: MeasureID
  /// What it is measured of; SKUs meet in upper case.
  public let subject: Subject
  /// What the denominator counts.
  public let basis: Basis
  /// The length of the window in days; `nil` for figures of a day.
  public let windowDays: Int?
  /// The kind of the export that it rests on; `nil` for none.
  public let source: ExportKind?

  /// Creates a key.
  public init(_ measure: MeasureID, of subject: Subject, basis: Basis, windowDays: Int?, source: ExportKind?)
  {
    (self.measure, self.subject, self.basis) = (measure, subject.caseFolded, basis)
    (self.windowDays, self.source) = (windowDays, source)
  }

  /// The key of a figure of a night with these exports.
  public init(_ measure: Measure, sources: [ExportSource]) {
    self.init(
      measure.id, of: measure.subject, basis: measure.basis,
      windowDays: measure.window.map { $0.end.days(since: $0.start) + 1 },
      source: measure.source.map { sources[$0].kind })
  }
}

extension FigureKey {
  /// A fixed order: by subject, measure, basis, window and source.
  fileprivate func precedes(_ other: Self) -> Bool {
    let (left, right) = ((subject.scope, subject.name), (other.subject.scope, other.subject.name))
    if left != right { return left < right }
    if measure != other.measure { return measure < other.measure }
    return (basis.rawValue, windowDays ?? 0, source?.rawValue ?? "")
      < (other.basis.rawValue, other.windowDays ?? 0, other.source?.rawValue ?? "")
  }
}

/// A figure of an earlier night.
public struct PastFigure: Hashable, Sendable {
  /// The day for which it speaks.
  public let day: CalendarDay
  /// Both counts.
  public let ratio: Ratio

  /// Creates a figure.
  public init(day: CalendarDay, ratio: Ratio) { (self.day, self.ratio) = (day, ratio) }
}

/// What earlier nights say of one customer.
///
/// Days are those for which the customer's exports speak, not the nights: an export that does not change gives figures
/// that do not change, and no new day.
public struct CustomerHistory: Hashable, Sendable {
  /// Figures that may be compared with each other.
  public struct Series: Hashable, Sendable {
    /// What is equal in all of them.
    public let key: FigureKey
    /// The figures, by day.
    public fileprivate(set) var figures: [PastFigure]

    /// Creates a series of figures in any order.
    public init(key: FigureKey, figures: [PastFigure]) { (self.key, self.figures) = (key, figures) }

    /// Adds a figure.
    public mutating func append(_ figure: PastFigure) { figures.append(figure) }

    /// Makes room for so many figures.
    public mutating func reserve(_ count: Int) { figures.reserveCapacity(count) }
  }

  /// The days of nights that were recorded, ascending, each once; a figure that is missing on one of them is a gap.
  public let days: [CalendarDay]
  /// All figures, in a fixed order of the keys.
  ///
  /// They are so few that looking through them is faster than hashing keys.
  public let all: [Series]

  /// No night before this one.
  public static let none = CustomerHistory(days: [], series: [])

  /// Creates a history of series, each key once; of two figures of one day the last one counts.
  public init(days: [CalendarDay], series: [Series]) {
    self.days = days.isAscending { $0 < $1 } ? days : Set(days).sorted()
    var all = series
    for place in all.indices { all[place].putInOrder() }
    self.all = all.isAscending { $0.key.precedes($1.key) } ? all : all.sorted { $0.key.precedes($1.key) }
  }

  /// Creates a history of figures in any order; of two figures of one key and day the last one counts.
  public init(days: [CalendarDay], figures: [(key: FigureKey, figure: PastFigure)]) {
    var series: [FigureKey: Series] = [:]
    for (key, figure) in figures { series[key, default: Series(key: key, figures: [])].append(figure) }
    self.init(days: days, series: Array(series.values))
  }

  /// The figures of a key by day; none where there is no figure that may be compared.
  public func figures(of key: FigureKey) -> [PastFigure] { all.first { $0.key == key }?.figures ?? [] }
}

extension CustomerHistory.Series {
  /// Sorts the figures by day, each day once.
  fileprivate mutating func putInOrder() {
    guard !figures.isAscending({ $0.day < $1.day }) else { return }
    var last: [CalendarDay: PastFigure] = [:]
    for figure in figures { last[figure.day] = figure }
    figures = last.values.sorted { $0.day < $1.day }
  }
}

extension Array {
  /// Whether each element stands before the next one.
  fileprivate func isAscending(_ precedes: (Element, Element) -> Bool) -> Bool {
    for place in indices.dropFirst() where !precedes(self[place - 1], self[place]) { return false }
    return true
  }
}
