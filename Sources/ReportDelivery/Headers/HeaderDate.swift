/// A moment as the header `Date` tells it (RFC 5322, 3.3).
package struct HeaderDate: Equatable, Sendable {
  /// The text, such as `Sun, 22 Nov 2026 14:52:41 +0100`.
  package let text: String

  /// Writes a moment; `nil` where it is not in the years 1900 to 9999, or the offset is a day or more.
  ///
  /// - Parameters:
  ///   - seconds: since 1970, UTC.
  ///   - offset: by how many minutes the clock is ahead of UTC.
  package init?(seconds: Int64, utcOffsetMinutes offset: Int) {
    guard offset.magnitude < 24 * 60, seconds.magnitude < 1 << 40 else { return nil }
    let local = Int(seconds) + offset * 60
    let day = local >= 0 ? local / 86400 : (local - 86399) / 86400
    let (year, month, dayOfMonth) = Self.civil(day)
    guard (1900...9999).contains(year) else { return nil }
    let second = local - day * 86400
    let clock = [second / 3600, second / 60 % 60, second % 60].map(Self.padded).joined(separator: ":")
    let zone = (offset < 0 ? "-" : "+") + Self.padded(abs(offset) / 60) + Self.padded(abs(offset) % 60)
    // 1 January 1970 was a Thursday.
    let weekday = Self.weekdays[((day + 4) % 7 + 7) % 7]
    text = "\(weekday), \(Self.padded(dayOfMonth)) \(Self.months[month - 1]) \(year) \(clock) \(zone)"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The date of a day, counted from 1 January 1970, in the Gregorian calendar.
  ///
  /// Years begin in March, so that the leap day is the last: the rest is whole numbers (H. Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms", civil_from_days).
  private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }
}
