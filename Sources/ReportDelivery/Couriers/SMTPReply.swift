/// A server's reply to a command (RFC 5321, 4.2).
package struct SMTPReply: Equatable, Sendable {
  /// The three digits.
  package let code: Int
  /// The whole reply as one line, with the code once.
  package let text: String

  /// Creates a reply.
  package init(code: Int, text: String) {
    self.code = code
    self.text = text
  }
}
