public import AdoptionDomain
internal import GRDB

/// A night in its newest revision, and the day for which its exports speak.
public struct NightDay: Hashable, Sendable {
  /// Its number in the order of recording.
  public let number: Int64
  /// The night.
  public let night: CalendarDay
  /// The data date of the night; `nil` where it has none.
  public let dataDate: CalendarDay?
}

extension SnapshotArchive {
  /// The newest revision of each night, by night.
  ///
  /// It reads the beginnings of rows alone: what was published stands behind them, in pages of its own.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func nightDays() throws(ArchiveError) -> [NightDay] {
    try read { database in
      var days: [NightDay] = []
      try database.forEachRow(
        sql: "SELECT id, night, data_date FROM nights ORDER BY night, revision"
      ) { row in
        let night = try row.day(1)
        if days.last?.night == night { days.removeLast() }
        days.append(
          NightDay(number: try row.number(0), night: night, dataDate: try row.optionalDay(2)))
      }
      return days
    }
  }
}
