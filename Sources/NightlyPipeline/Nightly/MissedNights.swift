internal import AdoptionDomain
internal import NightPublishing

/// The days between the last published night before a night and that night, oldest first: of them there is no night.
///
/// None where no night was published before; at most the last 366.
func missedNights(
  before night: CalendarDay, in output: borrowing OutputFolder
) throws(PublishingError) -> [CalendarDay] {
  let earlier = try output.publishedNights().compactMap(publishedDay).filter { $0 < night }.max()
  guard let earlier else { return [] }
  let first = max(earlier.advanced(by: 1), night.advanced(by: -366))
  return (0..<max(0, night.days(since: first))).map { first.advanced(by: $0) }
}

/// The night of a published folder `nights/2026-11-21.r1`.
func publishedDay(of folder: String) -> CalendarDay? {
  CalendarDay(iso8601: String(folder.split(separator: "/").last?.prefix(10) ?? ""))
}

/// What is said of missed nights, in one line.
func words(forMissed nights: [CalendarDay]) -> String? {
  guard let first = nights.first, let last = nights.last else { return nil }
  let days = first == last ? "\(first)" : "\(first) to \(last), \(nights.count) nights"
  return "no night was published for \(days); was the machine off, or did runs fail?"
}
