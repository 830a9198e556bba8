/// How long a mail server is waited for, in seconds; shorter times than these make duplicates (RFC 5321, 4.5.3.2).
public struct SMTPTimeouts: Equatable, Sendable {
  /// From the look-up of the name to the end of the login; nothing of a message is sent before.
  public var connect: Int
  /// For the answer to a command, and for a pause while the message is taken.
  public var command: Int
  /// For the answer to the end of the message.
  public var end: Int

  /// Creates timeouts; by default a minute, five minutes and ten minutes.
  public init(connect: Int = 60, command: Int = 300, end: Int = 600) {
    self.connect = connect
    self.command = command
    self.end = end
  }
}
