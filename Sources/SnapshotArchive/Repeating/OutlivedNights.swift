internal import AdoptionDomain
internal import GRDB

extension Database {
  /// Whether a night that repeats the last one is compared with the same figures where some earlier nights are not there.
  ///
  /// Of several nights in which a customer's exports speak for the same day the last one counts (`EarlierNights.picks`): nobody
  /// asks for a night whose days are those of the next one.
  ///
  /// - Parameter removed: the nights that are not to be there, the last one not among them.
  /// - Returns: whether each of them is followed by a night that stays, has the same days for all customers, and is looked
  ///   for wherever it is.
  /// - Throws: what the database throws, and `UnreadableBytes`.
  func areOutlived(_ removed: [ArchivedNight]) throws -> Bool {
    let numbers = Set(removed.map(\.number))
    let kept = try ArchivedNight.all(self).filter { !numbers.contains($0.number) }
    let ends = Set(try daysOfUse().map(EarlierNights.endOfYearBefore))
    return try removed.allSatisfy { night in
      let day = night.entry.night
      guard !kept.contains(where: { $0.entry.night == day }),
        let nextDay = kept.first(where: { $0.entry.night > day })?.entry.night,
        // Of the revisions of a night the newest counts.
        let next = kept.last(where: { $0.entry.night == nextDay }),
        next.entry.dataDate == night.entry.dataDate, !ends.contains(where: { day <= $0 && $0 < nextDay })
      else { return false }
      return try haveSameDays(night.number, next.number)
    }
  }

  /// The days for which exports of customers speak in the last recorded night, each once.
  private func daysOfUse() throws -> [CalendarDay] {
    let last = try ArchivedNight.all(self, where: "id = (SELECT max(id) FROM nights)").first
    var days: [CalendarDay] = []
    try forEachRow(
      sql: """
        SELECT DISTINCT coalesce(activity, reported_usage) FROM data_dates
        WHERE last_night IS NULL AND coalesce(activity, reported_usage) IS NOT NULL
        """
    ) { days.append(try DataDates.day($0.text(0), on: last?.entry.dataDate)) }
    return days
  }

  /// Whether the exports of every customer speak for the same days in two nights of the same data date.
  private func haveSameDays(_ night: Int64, _ other: Int64) throws -> Bool {
    try Bool.fetchOne(
      self,
      sql: """
        SELECT NOT EXISTS (SELECT 1 FROM data_dates WHERE
          (first_night <= ?1 AND (last_night IS NULL OR last_night >= ?1))
          <> (first_night <= ?2 AND (last_night IS NULL OR last_night >= ?2)))
        """, arguments: [night, other]) ?? false
  }
}
