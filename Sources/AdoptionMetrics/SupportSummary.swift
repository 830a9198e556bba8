public import AdoptionDomain

/// What can be said of a customer's requests beyond their number: how well the window is covered, whether there are more
/// than in the window before, and how they were rated.
public struct SupportSummary: Hashable, Sendable {
  /// Requests for assistance of two windows of 28 days, both covered on every day.
  public struct Change: Hashable, Sendable {
    /// Requests in the window before.
    public let previous: Int
    /// Requests in the window.
    public let current: Int
    /// Whether they became more or fewer.
    public let direction: RateChange

    /// Compares two windows.
    public init(from previous: Int, to current: Int) {
      self.previous = previous
      self.current = current
      direction = RateChange(from: previous, to: current)
    }
  }

  /// The 28 days that end on the night's data date.
  public let window: ActivityWindow
  /// Days of the window that the help desk's exports cover, 0 to 28.
  public let coveredDays: Int
  /// The change against the 28 days before; `nil` unless all 56 days are covered.
  public let change: Change?
  /// Requests of the window rated good, of those rated at all; `nil` where none was.
  public let satisfaction: Ratio?

  /// Creates a summary.
  public init(window: ActivityWindow, coveredDays: Int, change: Change?, satisfaction: Ratio?) {
    self.window = window
    self.coveredDays = coveredDays
    self.change = change
    self.satisfaction = satisfaction
  }
}

/// Sums up the requests of a customer; `nil` where no help desk's export covers the customer.
func supportSummary(of facts: CustomerFacts, dataDate: CalendarDay) -> SupportSummary? {
  guard let support = facts.support else { return nil }
  let window = ActivityWindow(endingOn: dataDate)
  let before = ActivityWindow(endingOn: window.start.advanced(by: -1))
  var (previous, current, good, rated) = (0, 0, 0, 0)
  for count in support.counts {
    if window.contains(count.day) {
      current += count.kind.isAssistance ? count.requests : 0
      good += count.ratedGood
      rated += count.rated
    } else if before.contains(count.day) {
      previous += count.kind.isAssistance ? count.requests : 0
    }
  }
  let isCovered = support.coverage.contains(before.start) && support.coverage.contains(window.end)
  return SupportSummary(
    window: window, coveredDays: window.days(sharedWith: support.coverage),
    change: isCovered ? SupportSummary.Change(from: previous, to: current) : nil,
    satisfaction: rated > 0 ? Ratio(good, of: rated) : nil)
}
