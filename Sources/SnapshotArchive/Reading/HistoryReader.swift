public import AdoptionDomain
public import AdoptionMetrics
internal import GRDB
public import Recommendations
internal import Synchronization

/// What earlier nights say of each customer, read when it is asked for; several threads may ask at once.
///
/// An error does not stop whoever asks: the customer has no history then, and `failure` says why. Nothing may be published
/// before that was looked at.
public final class HistoryReader: Sendable {
  private let path: String
  private let pool: DatabasePool
  private let night: CalendarDay
  private let nights: EarlierNights
  private let firstFailure = Mutex<ArchiveError?>(nil)
  /// What was picked for customers with such days: most of a portfolio have the same.
  private let picked = Mutex<[PickKey: Picks]>([:])
  private static let mostPicked = 64

  private struct PickKey: Hashable {
    let day: CalendarDay
    let dates: [DataDateSpan]
  }

  /// Opens the archive a second time, for reading.
  ///
  /// - Parameters:
  ///   - path: the archive's file.
  ///   - night: the night that is compared; nights of later days, and the night itself, are passed over.
  ///   - number: the number of the night where it is archived already; nights that were recorded after it are passed over.
  /// - Throws: `.damaged` or `.inputOutput`.
  public init(path: String, before night: CalendarDay, number: Int64 = .max) throws(ArchiveError) {
    self.path = path
    self.night = night
    do {
      pool = try DatabasePool(path: path, configuration: SnapshotArchive.configurationForReading)
      nights = try pool.read { database in
        EarlierNights(try ArchivedNight.all(database).filter { $0.entry.night < night && $0.number < number })
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Whether any night was recorded before.
  public var hasNights: Bool { !nights.isEmpty }

  /// The first error that was met.
  public var failure: ArchiveError? { firstFailure.withLock { $0 } }

  /// What the nights before say of a customer.
  ///
  /// - Parameters:
  ///   - customer: the customer.
  ///   - day: the day for which the customer's exports speak tonight; figures without one are compared with none.
  /// - Returns: figures near the days that are compared, and the advice of the night before.
  public func history(
    of customer: Customer.ID, on day: CalendarDay?
  ) -> (figures: CustomerHistory, advice: AdviceHistory) {
    guard hasNights else { return (.none, .none) }
    do {
      // Nothing is written meanwhile but the night itself: no transaction is needed for each customer.
      return try pool.unsafeRead { database in
        let number = try database.cachedStatement(sql: "SELECT id FROM customers WHERE customer = ?")
        guard let number = try Int64.fetchOne(number, arguments: [customer.text]) else {
          return (.none, AdviceHistory(past: [], hasNights: true))
        }
        return (
          try day.map { try figures(of: number, on: $0, database) } ?? .none,
          AdviceHistory(past: try advice(of: number, database), hasNights: true)
        )
      }
    } catch {
      firstFailure.withLock { $0 = $0 ?? ArchiveError(error, path: path) }
      return (.none, .none)
    }
  }

  /// Ends all use of the file.
  public func close() throws(ArchiveError) {
    do {
      try pool.close()
    } catch {
      throw ArchiveError(error, path: path)
    }
  }
}

extension HistoryReader {
  private func figures(
    of customer: Int64, on day: CalendarDay, _ database: Database
  ) throws -> CustomerHistory {
    let candidates = nights.candidates(for: day, until: night)
    guard let least = candidates.map(\.number).min() else { return .none }
    let spans = try database.cachedStatement(
      sql: """
        SELECT first_night, coalesce(last_night, 9223372036854775807), coalesce(activity, reported_usage)
        FROM data_dates WHERE customer = ? AND (last_night IS NULL OR last_night >= ?) ORDER BY first_night
        """)
    let dates = try Row.fetchAll(spans, arguments: [customer, least]).map {
      DataDateSpan(firstNight: try $0.value(0), lastNight: try $0.value(1), text: try $0.value(2))
    }
    let key = PickKey(day: day, dates: dates)
    if let known = picked.withLock({ $0[key] }) { return try figures(of: customer, in: known, database) }
    let picks = try picks(of: candidates, dates: dates, for: day)
    picked.withLock { if $0.count < Self.mostPicked { $0[key] = picks } }
    return try figures(of: customer, in: picks, database)
  }

  /// The nights that are compared with a day, and the days of all nights near them.
  private func picks(
    of candidates: [DatedNight], dates: [DataDateSpan], for day: CalendarDay
  ) throws -> Picks {
    let dated = try candidates.compactMap { night -> DatedNight? in
      guard let span = dates.span(of: night.number), let usage = try span.usage(on: night.dataDate) else {
        return nil
      }
      return DatedNight(number: night.number, day: usage, dataDate: night.dataDate)
    }
    return Picks(
      nights: EarlierNights.picks(of: dated, for: day), days: dated.map(\.day).filter { $0 < day })
  }

  private func figures(of customer: Int64, in picks: Picks, _ database: Database) throws -> CustomerHistory {
    guard let least = picks.nights.map(\.number).min(), let most = picks.nights.map(\.number).max() else {
      return CustomerHistory(days: picks.days, figures: [])
    }
    let statement = try database.cachedStatement(
      sql: """
        SELECT scope, subject, first_night, coalesce(last_night, 9223372036854775807), figures FROM measures
        WHERE customer = ? AND scope = 'service' AND first_night <= ? AND (last_night IS NULL OR last_night >= ?)
        """)
    var figures: [(FigureKey, PastFigure)] = []
    let cursor = try Row.fetchCursor(statement, arguments: [customer, most, least])
    while let row = try cursor.next() {
      let nights = (try row.value(2) as Int64)...(try row.value(3) as Int64)
      let held = picks.nights.filter { nights.contains($0.number) }
      guard !held.isEmpty else { continue }
      let subject = try archivedSubject(scope: try row.value(0), name: try row.value(1))
      // Reports compare the headline figures of services and no others.
      for figure in try ArchivedFigure.figures(in: try row.value(4), of: .adjustedUsage) {
        let key = FigureKey(
          figure.measure, of: subject, basis: figure.basis, windowDays: figure.windowDays,
          source: figure.source)
        figures += held.map { (key, PastFigure(day: $0.day, ratio: figure.ratio)) }
      }
    }
    return CustomerHistory(days: picks.days, figures: figures)
  }

  private func advice(of customer: Int64, _ database: Database) throws -> [PastAdvice] {
    guard let night = nights.latest else { return [] }
    let statement = try database.cachedStatement(
      sql: """
        SELECT rule, version, scope, subject, state, since, resolved_on, measure, basis, numerator, denominator
        FROM advice WHERE customer = ?1 AND first_night <= ?2 AND (last_night IS NULL OR last_night >= ?2)
        ORDER BY rule, scope, subject
        """)
    return try Row.fetchAll(statement, arguments: [customer, night]).map(PastAdvice.init)
  }
}

/// The nights whose figures are compared, and the days of all nights near them.
private struct Picks {
  let nights: [DatedNight]
  let days: [CalendarDay]
}

extension PastAdvice {
  /// Reads a row of advice.
  init(_ row: Row) throws {
    guard let state = AdviceState(rawValue: try row.value(4)),
      let measure = MeasureID(rawValue: try row.value(7)),
      let basis = Basis(rawValue: try row.value(8))
    else { throw UnreadableBytes(offset: 0) }
    self.init(
      rule: try row.value(0), version: try row.value(1),
      subject: try archivedSubject(scope: try row.value(2), name: try row.value(3)), state: state,
      since: try archivedDay(try row.value(5)),
      resolvedOn: try (try row.value(6) as String?).map(archivedDay), measure: measure,
      basis: basis, beginning: Ratio(try row.value(9), of: row[10]))
  }
}

extension [DataDateSpan] {
  /// The span that has a night; spans are in their order and do not overlap.
  func span(of night: Int64) -> DataDateSpan? {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lastNight < night { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low].firstNight <= night ? self[low] : nil
  }
}
