/// Carries messages to where they go, one after the other.
public protocol Courier {
  /// Hands over a message.
  ///
  /// - Parameters:
  ///   - message: a composed message.
  ///   - leaving: is called once, at the last moment at which nobody can have taken the message over; what it throws keeps
  ///     the message back. It is not called where the message does not come that far.
  /// - Returns: what became of the message.
  /// - Throws: what `leaving` throws, and a `DeliveryError` where the courier itself fails before the message leaves.
  /// - Warning: this sends.
  mutating func send(_ message: ComposedMessage, leaving: () throws -> Void) throws -> DeliveryOutcome
}
