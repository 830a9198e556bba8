public import AdoptionDomain
internal import GRDB
internal import Recommendations
internal import Synchronization

/// What earlier nights say of each customer, read when it is asked for; several threads may ask at once.
///
/// An error does not stop whoever asks: the customer has no history then, and `failure` says why. Nothing may be published
/// before that was looked at.
public final class HistoryReader: Sendable {
  private let path: String
  private let connections: ReadingConnections
  private let nights: EarlierNights
  private let firstFailure = Mutex<ArchiveError?>(nil)
  private let picks: NightPicks
  private let night: CalendarDay

  /// Opens the archive a second time, for reading.
  ///
  /// - Parameters:
  ///   - path: the archive's file.
  ///   - night: the night that is compared; nights of later days, and the night itself, are passed over.
  ///   - number: the number of the night where it is archived already; nights that were recorded after it are passed over.
  /// - Throws: `.damaged` or `.inputOutput`.
  public init(path: String, before night: CalendarDay, number: Int64 = .max) throws(ArchiveError) {
    (self.path, self.night) = (path, night)
    do {
      connections = ReadingConnections(path: path)
      nights = try connections.read { database in
        EarlierNights(try ArchivedNight.all(database).filter { $0.entry.night < night && $0.number < number })
      }
      picks = NightPicks(among: nights, before: night)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Whether any night was recorded before.
  private var hasNights: Bool { !nights.isEmpty }

  /// Whether any night before speaks for an earlier day.
  ///
  /// - Parameter day: the data date of tonight; `nil` where no export has one.
  /// - Returns: whether any does; never where tonight has no data date.
  public func hasData(before day: CalendarDay?) -> Bool { day.map(nights.haveData(before:)) ?? false }

  /// The first error that was met.
  public var failure: ArchiveError? { firstFailure.withLock { $0 } }

  /// What the nights before say of a customer.
  ///
  /// - Parameters:
  ///   - customer: the customer.
  ///   - day: the day for which the customer's exports speak tonight; figures without one are compared with none.
  /// - Returns: figures near the days that are compared, and the advice of the night before.
  public func past(of customer: Customer.ID, on day: CalendarDay?) -> CustomerPast {
    guard hasNights else { return CustomerPast(advice: .none) }
    do {
      return try connections.read { database in
        var number: Int64?
        try database.forEachRow(
          sql: "SELECT id FROM customers WHERE customer = ?", arguments: [customer.text]
        ) { number = try $0.number(0) }
        guard let number else { return CustomerPast(advice: AdviceHistory(past: [], hasNights: true)) }
        return CustomerPast(
          advice: AdviceHistory(past: try advice(of: number, database), hasNights: true),
          figures: try day.map { try database.figures(of: number, on: $0, picks) } ?? FigureRuns(in: .none))
      }
    } catch {
      firstFailure.withLock { $0 = $0 ?? ArchiveError(error, path: path) }
      return CustomerPast(advice: .none)
    }
  }

  /// The advice of the night before, or of the last one in which the customer was there: an export that fails for a night
  /// takes customers away, and what was advised to them goes on behind it.
  private func advice(of customer: Int64, _ database: Database) throws -> [PastAdvice] {
    guard let latest = nights.latest else { return [] }
    let advice = try database.advice(of: customer, in: latest)
    guard advice.isEmpty, let last = try database.lastNight(of: customer), last < latest else {
      return advice
    }
    let before = nights.latest(upTo: last, from: night.advanced(by: -PastAdvice.memory))
    return try database.advice(of: customer, in: before)
  }

  /// Ends all use of the file.
  public func close() throws(ArchiveError) {
    do {
      try connections.close()
      try PassedOverFailures.check(path, isReading: true)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }
}
