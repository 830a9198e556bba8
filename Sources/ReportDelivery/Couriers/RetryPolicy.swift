/// How long to wait before a deferred message is tried again: longer each time, and not for ever.
public struct RetryPolicy: Equatable, Sendable {
  /// How long all pauses together may be, in seconds.
  public let cap: Int
  /// The first pause, in seconds; each one after it is twice as long.
  public let firstPause: Int

  /// Creates a policy; with a cap of 0 nothing is tried again.
  public init(cap: Int, firstPause: Int = 30) {
    self.cap = cap
    self.firstPause = max(1, firstPause)
  }

  /// The pause in seconds after an attempt, counted from 1; `nil` where the pauses would exceed the cap.
  public func pause(afterAttempt attempt: Int) -> Int? {
    guard attempt >= 1 else { return nil }
    // n pauses are 2ⁿ - 1 times the first; more than 62 doublings are beyond every cap.
    guard attempt <= 62 else { return nil }
    let (sum, isBeyond) = firstPause.multipliedReportingOverflow(by: (1 << attempt) - 1)
    return !isBeyond && sum <= cap ? firstPause << (attempt - 1) : nil
  }
}
