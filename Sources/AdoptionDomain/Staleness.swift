/// From when on data are too old to be told beside those of others.
public struct Staleness: Hashable, Sendable {
  /// The first day that is not too old.
  public let firstFreshDay: CalendarDay

  /// Data are stale where they are older than so many days on the night.
  public init(night: CalendarDay, staleAfter days: Int) { firstFreshDay = night.advanced(by: -days) }

  /// Whether data of a day are too old.
  public func isStale(_ day: CalendarDay) -> Bool { day < firstFreshDay }

  /// Whether every export of the customer that has a date is too old; one without any date is not.
  public func isStale(_ facts: CustomerFacts) -> Bool {
    let days =
      [facts.activity?.dataDate, facts.support?.coverage.end].compactMap { $0 }
      + facts.reportedUsage.map(\.dataDate)
    return !days.isEmpty && days.allSatisfy(isStale)
  }

  /// What is to be said about exports whose data are all too old, by path.
  public func findings(about sources: [ExportSource]) -> [Finding] {
    sources.compactMap { source in
      guard let end = source.dataDates?.end, isStale(end) else { return nil }
      return Finding(
        .warning, .staleExport, file: source.path, expected: "data of \(firstFreshDay) or later",
        found: "data of \(end)")
    }
  }
}
