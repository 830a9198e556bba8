internal import AdoptionDomain
internal import AdoptionMetrics
internal import ByteEncoding
internal import Synchronization

/// Which earlier nights the figures of a customer are compared with; several threads may ask at once.
///
/// What was picked is kept: most customers of a portfolio have the same days. A class, since threads share it.
final class NightPicks: Sendable {
  /// The nights in which figures may be found that are compared with those of a day.
  struct Candidates: Sendable {
    let nights: [DatedNight]
    /// The least of their numbers.
    let least: Int64
  }

  /// The nights whose figures are compared, and the days of all nights near them.
  struct Picks: Sendable {
    /// By number, each day once.
    let nights: [DatedNight]
    /// Ascending, each once.
    let days: [CalendarDay]

    static let none = Picks(nights: [], days: [])
  }

  private struct Key: Hashable {
    let day: CalendarDay
    let dates: [DataDateSpan]
  }

  private struct Known {
    var candidates: [CalendarDay: Candidates?] = [:]
    var picks: [Key: Picks] = [:]
  }

  private let earlier: EarlierNights
  private let night: CalendarDay
  private let known = Mutex(Known())
  private static let mostKept = 64

  /// Picks among earlier nights for one that is compared with them.
  init(among earlier: EarlierNights, before night: CalendarDay) {
    (self.earlier, self.night) = (earlier, night)
  }

  /// The nights that may be compared with a day; `nil` where there are none.
  func candidates(for day: CalendarDay) -> Candidates? {
    if let candidates = known.withLock({ $0.candidates[day] }) { return candidates }
    let nights = earlier.candidates(for: day, until: night)
    let candidates = nights.map(\.number).min().map { Candidates(nights: nights, least: $0) }
    known.withLock { if $0.candidates.count < Self.mostKept { $0.candidates[day] = .some(candidates) } }
    return candidates
  }

  /// The nights that are compared with a day.
  ///
  /// - Parameters:
  ///   - candidates: the nights that may be.
  ///   - dates: the days for which the customer's exports spoke, by night.
  ///   - day: the day.
  /// - Returns: the nights.
  /// - Throws: `UnreadableBytes` where the archive holds no day.
  func picks(
    among candidates: Candidates, dates: [DataDateSpan], for day: CalendarDay
  ) throws(UnreadableBytes) -> Picks {
    let key = Key(day: day, dates: dates)
    if let picks = known.withLock({ $0.picks[key] }) { return picks }
    var dated: [DatedNight] = []
    for night in candidates.nights {
      guard let span = dates.span(of: night.number), let usage = try span.usage(on: night.dataDate) else {
        continue
      }
      dated.append(DatedNight(number: night.number, day: usage, dataDate: night.dataDate))
    }
    let picks = Picks(
      nights: EarlierNights.picks(of: dated, for: day).sorted { $0.number < $1.number },
      days: Set(dated.map(\.day).filter { $0 < day }).sorted())
    known.withLock { if $0.picks.count < Self.mostKept { $0.picks[key] = picks } }
    return picks
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
