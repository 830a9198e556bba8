/// A span of calendar days, both ends included.
public struct ActivityWindow: Hashable, Sendable {
  /// The first day of the window.
  public let start: CalendarDay
  /// The last day of the window.
  public let end: CalendarDay

  /// Microsoft's window: "active" means used in the last 28 calendar days.
  public static let days = 28

  /// Creates the 28 calendar days that end with `dataDate`: `dataDate - 27 ... dataDate`.
  public init(endingOn dataDate: CalendarDay) {
    self.init(from: dataDate.advanced(by: 1 - Self.days), through: dataDate)
  }

  /// Creates the window from `start` through `end`.
  public init(from start: CalendarDay, through end: CalendarDay) {
    self.start = start
    self.end = end
  }

  /// Creates the calendar month of a day.
  public init(monthOf day: CalendarDay) {
    let date = day.components.day
    // Day 1 is in every month, and 31 days later is in the next one.
    let start = day.advanced(by: 1 - date)
    let next = start.advanced(by: 31)
    self.init(from: start, through: next.advanced(by: -next.components.day))
  }

  /// The number of days that lie in both windows.
  public func days(sharedWith other: Self) -> Int {
    max(0, min(end, other.end).days(since: max(start, other.start)) + 1)
  }

  /// Whether `day` lies in the window.
  public func contains(_ day: CalendarDay) -> Bool { start <= day && day <= end }
}
