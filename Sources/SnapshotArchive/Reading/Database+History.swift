internal import AdoptionDomain
internal import AdoptionMetrics
internal import ByteEncoding
internal import GRDB
internal import Recommendations

extension Database {
  /// The figures of earlier nights that are compared with those of a day.
  ///
  /// - Parameters:
  ///   - customer: the number of the customer.
  ///   - day: the day for which the customer's exports speak tonight.
  ///   - picks: which nights are compared.
  /// - Returns: the headline figures of services.
  /// - Throws: what the database throws, and `UnreadableBytes`.
  func figures(of customer: Int64, on day: CalendarDay, _ picks: NightPicks) throws -> FigureRuns {
    guard let candidates = picks.candidates(for: day) else { return FigureRuns(in: .none) }
    var dates: [DataDateSpan] = []
    try forEachRow(
      sql: """
        SELECT first_night, coalesce(last_night, 9223372036854775807), coalesce(activity, reported_usage)
        FROM data_dates WHERE customer = ? AND (last_night IS NULL OR last_night >= ?) ORDER BY first_night
        """, arguments: [customer, candidates.least]
    ) { dates.append(try DataDateSpan($0)) }
    return try figures(of: customer, in: picks.picks(among: candidates, dates: dates, for: day))
  }

  private func figures(of customer: Int64, in picks: NightPicks.Picks) throws -> FigureRuns {
    var figures = FigureRuns(in: picks)
    guard let least = picks.nights.first?.number, let most = picks.nights.last?.number else { return figures }
    try forEachRow(
      sql: """
        SELECT subject, first_night, coalesce(last_night, 9223372036854775807), figures FROM measures
        WHERE customer = ? AND scope = 'service' AND first_night <= ? AND (last_night IS NULL OR last_night >= ?)
        """, arguments: [customer, most, least]
    ) { row in
      guard let places = figures.places(from: try row.number(1), through: try row.number(2)) else { return }
      try figures.add(service: try row.text(0), figures: try row.text(3), at: places)
    }
    return figures
  }

  /// The number of the last night in which a customer was there; `nil` where it still is, or never was.
  func lastNight(of customer: Int64) throws -> Int64? {
    try Int64.fetchOne(
      cachedStatement(
        sql: "SELECT last_night FROM profiles WHERE customer = ? ORDER BY first_night DESC LIMIT 1"),
      arguments: [customer])
  }

  /// The advice of a night.
  ///
  /// - Parameters:
  ///   - customer: the number of the customer.
  ///   - night: the number of the night; `nil` for none.
  /// - Returns: the advice, by rule and subject.
  /// - Throws: what the database throws, and `UnreadableBytes`.
  func advice(of customer: Int64, in night: Int64?) throws -> [PastAdvice] {
    guard let night else { return [] }
    var advice: [PastAdvice] = []
    try forEachRow(
      sql: """
        SELECT rule, version, scope, subject, state, since, resolved_on, measure, basis, numerator, denominator
        FROM advice WHERE customer = ?1 AND first_night <= ?2 AND (last_night IS NULL OR last_night >= ?2)
        ORDER BY rule, scope, subject
        """, arguments: [customer, night]
    ) { advice.append(try PastAdvice($0)) }
    return advice
  }
}

extension PastAdvice {
  /// Reads a row of advice.
  fileprivate init(_ row: StatementRow) throws(UnreadableBytes) {
    guard let state = AdviceState(rawValue: try row.text(4)),
      let measure = MeasureID(rawValue: try row.text(7)), let basis = Basis(rawValue: try row.text(8))
    else { throw UnreadableBytes(offset: 0) }
    self.init(
      rule: try row.text(0), version: try row.count(1),
      subject: try archivedSubject(scope: try row.text(2), name: try row.text(3)), state: state,
      since: try archivedDay(try row.text(5)),
      resolvedOn: try row.optionalText(6).map { text throws(UnreadableBytes) in try archivedDay(text) },
      measure: measure, basis: basis, beginning: Ratio(try row.count(9), of: try row.count(10)))
  }
}
