/// Why a night ends before its end.
public enum StopReason: Equatable, Sendable {
  /// SIGTERM.
  case terminated
  /// SIGINT.
  case interrupted
  /// So many seconds are over.
  case timeLimit(seconds: Int)
}

/// Says whether a night is to stop; stages ask it again and again.
///
/// A stage that stops leaves its work undone and says so at its end, so that nothing is published of it.
public struct StopSignal: Sendable {
  /// Why the night is to stop; `nil` as long as it is not, and never again once it is.
  public let reason: @Sendable () -> StopReason?

  /// A signal that never comes.
  public static let never = StopSignal { nil }

  /// Creates a signal.
  public init(reason: @escaping @Sendable () -> StopReason?) { self.reason = reason }

  /// Whether the night is to stop.
  var isGiven: Bool { reason() != nil }

  /// Ends the night where it is to stop.
  func check() throws(NightError) {
    if let reason = reason() { throw .stopped(reason) }
  }
}
