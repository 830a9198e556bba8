internal import AdoptionDomain
internal import AdoptionMetrics

/// A night and a day: its own, or the one for which a customer's exports speak in it.
struct DatedNight: Hashable, Sendable {
  let number: Int64
  let day: CalendarDay
  /// The data date of the night.
  let dataDate: CalendarDay?
}

/// The nights before one that is compared with them, the newest revision of each.
struct EarlierNights: Sendable {
  /// By night.
  private let nights: [DatedNight]

  init(_ archived: [ArchivedNight]) {
    var newest: [CalendarDay: ArchivedNight] = [:]
    for night in archived where night.entry.revision >= newest[night.entry.night]?.entry.revision ?? 0 {
      newest[night.entry.night] = night
    }
    nights = newest.values.map {
      DatedNight(number: $0.number, day: $0.entry.night, dataDate: $0.entry.dataDate)
    }.sorted {
      $0.day < $1.day
    }
  }

  var isEmpty: Bool { nights.isEmpty }

  /// Whether the exports of any of them speak for a day before this one.
  func haveData(before day: CalendarDay) -> Bool { nights.contains { $0.dataDate.map { $0 < day } ?? false } }

  /// The number of the last of them.
  var latest: Int64? { nights.last?.number }

  /// The number of the last night from a day on that was recorded no later than another one.
  func latest(upTo number: Int64, from day: CalendarDay) -> Int64? {
    nights[place(of: day)...].last { $0.number <= number }?.number
  }

  /// The exports of a night speak for it, or for a day that lies no more than so many days before it, or they are compared
  /// no more.
  private static let mostLag = 31

  /// The last of the nights around a year before a day in which figures may be found that are compared with those of the day.
  static func endOfYearBefore(_ day: CalendarDay) -> CalendarDay {
    day.advanced(by: -TrendSpan.year.days + TrendSpan.year.tolerance + mostLag)
  }

  /// The nights in which figures may be found that are compared with those of a day: the last quarter, and around a year
  /// before.
  func candidates(for day: CalendarDay, until night: CalendarDay) -> [DatedNight] {
    func nights(from start: CalendarDay, through end: CalendarDay) -> ArraySlice<DatedNight> {
      let first = place(of: start)
      return self.nights[first..<max(first, place(of: end.advanced(by: 1)))]
    }
    let quarter = TrendSpan.quarter
    let year = TrendSpan.year
    let recent = day.advanced(by: -quarter.days - quarter.tolerance)
    let past = day.advanced(by: -year.days)
    return Array(
      nights(
        from: past.advanced(by: -year.tolerance), through: Self.endOfYearBefore(day))
        + nights(from: recent, through: night))
  }

  /// The nights whose figures are needed: the nearest to each week's day, and to each span's.
  ///
  /// - Parameters:
  ///   - nights: the candidates, each with the day for which the customer's exports spoke, by night.
  ///   - day: the day for which they speak tonight.
  /// - Returns: the nights, each day once; of several nights with one day the last.
  static func picks(of nights: [DatedNight], for day: CalendarDay) -> [DatedNight] {
    // By night, so that of several with one day the last one counts; days can go back where exports are older again.
    var last: [CalendarDay: DatedNight] = [:]
    for night in nights where night.day < day { last[night.day] = night }
    let days = last.keys.sorted()
    var picked: Set<CalendarDay> = []
    func pick(_ target: CalendarDay, within tolerance: Int) {
      if let place = days.place(nearest: target, within: tolerance, { $0 }) { picked.insert(days[place]) }
    }
    for week in 1...Trend.weeks { pick(day.advanced(by: -7 * week), within: 3) }
    for span in TrendSpan.allCases { pick(day.advanced(by: -span.days), within: span.tolerance) }
    return picked.sorted().compactMap { last[$0] }
  }

  private func place(of day: CalendarDay) -> Int {
    var (low, high) = (0, nights.count)
    while low < high {
      let middle = (low + high) / 2
      if nights[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
