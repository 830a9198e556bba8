/// A message as it goes over the wire.
public struct ComposedMessage: Equatable, Sendable {
  /// The Message-ID without its brackets.
  public let id: String
  /// The sender of the envelope.
  public let sender: MailAddress
  /// The one recipient of the envelope.
  public let recipient: MailAddress
  /// Headers and body, with CRLF at the end of every line and without the doubled dots of SMTP.
  public let bytes: [UInt8]

  /// Takes bytes that were composed before, such as those of a file.
  public init(id: String, sender: MailAddress, recipient: MailAddress, bytes: [UInt8]) {
    self.id = id
    self.sender = sender
    self.recipient = recipient
    self.bytes = bytes
  }
}
