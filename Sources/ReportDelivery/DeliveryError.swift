/// Why something was not delivered; it never holds an address, which may be a secret.
public struct DeliveryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was attempted, as the rest of a sentence that begins with "cannot".
  public let operation: String
  /// The library's or the server's words, or what was expected and found.
  public let reason: String

  /// Creates an error.
  public init(operation: String, reason: String) {
    self.operation = operation
    self.reason = reason
  }

  /// One line.
  public var description: String { "cannot \(operation): \(reason)" }
}
