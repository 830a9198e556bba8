/// From when on data are too old to be told beside those of others.
public struct Staleness: Hashable, Sendable {
  /// Data are too old where they are older than so many days on the night.
  public let staleAfter: Int
  /// The first day that is not too old.
  public let firstFreshDay: CalendarDay

  /// Data are stale where they are older than so many days on the night.
  public init(night: CalendarDay, staleAfter days: Int) {
    staleAfter = days
    firstFreshDay = night.advanced(by: -days)
  }

  /// Whether data of a day are too old.
  public func isStale(_ day: CalendarDay) -> Bool { day < firstFreshDay }

  /// The last night on which data of a day are not too old.
  public func lastFreshNight(of day: CalendarDay) -> CalendarDay { day.advanced(by: staleAfter) }

  /// Whether every export of the customer that has a date is too old; one without any date is not.
  public func isStale(_ facts: CustomerFacts) -> Bool {
    let days = facts.dataDays
    return !days.isEmpty && days.allSatisfy(isStale)
  }

  /// What is to be said about exports whose data are all too old, by path.
  public func findings(about sources: [ExportSource]) -> [Finding] {
    sources.compactMap { source in
      guard let end = source.dataDates?.end, isStale(end) else { return nil }
      return Finding(
        .warning, .staleExport, file: source.path, expected: "data no more than \(staleAfter) days old",
        found: "data of \(end)")
    }
  }
}

extension CustomerFacts {
  /// The days for which the customer's exports speak, of those that have a date.
  public var dataDays: [CalendarDay] {
    [activity?.dataDate, support?.coverage.end].compactMap { $0 } + reportedUsage.map(\.dataDate)
  }
}
