import ReportDelivery
import Testing

/// Messages to test with.
enum Sample {
  /// The sender.
  static let sender = "reports@example.com"

  /// A message with everything in it.
  static func message(
    id: String = "1.night.a@example.com", from: String? = "Reports", to: String? = "Ann",
    subject: String = "Usage",
    language: String? = "en", unsubscribe: String? = "mailto:stop@example.com?subject=stop",
    text: String = "Hello\nand good-bye\n", html: String = "<p>Hello</p>\n",
    attachments: [MailAttachment] = []
  ) throws -> MailMessage {
    MailMessage(
      id: id, seconds: 1_795_000_000, utcOffsetMinutes: 60,
      from: Mailbox(name: from, address: try #require(MailAddress(sender))),
      replyTo: MailAddress("answers@example.com"),
      to: Mailbox(name: to, address: try #require(MailAddress("ann@example.org"))), subject: subject,
      language: language, unsubscribe: unsubscribe, text: Array(text.utf8), html: Array(html.utf8),
      attachments: attachments)
  }

  /// A message that is composed already, of lines.
  static func composed(
    _ lines: String = "Subject: a\r\n\r\nHello\r\n", to recipient: String = "ann@example.org"
  ) throws
    -> ComposedMessage
  {
    ComposedMessage(
      id: "1@example.com", sender: try #require(MailAddress(sender)),
      recipient: try #require(MailAddress(recipient)), bytes: Array(lines.utf8))
  }
}
