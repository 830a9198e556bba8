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

  /// Whether `day` lies in the window.
  public func contains(_ day: CalendarDay) -> Bool { start <= day && day <= end }
}
