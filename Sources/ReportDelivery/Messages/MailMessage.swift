/// A message to one recipient, before it is composed.
public struct MailMessage: Sendable {
  /// The Message-ID without its brackets, `left@right`; the same message keeps it however often it is sent.
  public var id: String
  /// The time of `Date`, in seconds since 1970, UTC.
  public var seconds: Int64
  /// By how many minutes the clock of `Date` is ahead of UTC.
  public var utcOffsetMinutes: Int
  /// Who writes; its address is the sender of the envelope.
  public var from: Mailbox
  /// Who gets answers, where that is not who writes.
  public var replyTo: MailAddress?
  /// Who gets the message, and nobody else.
  public var to: Mailbox
  /// The subject; it is cleaned when it reaches the header.
  public var subject: String
  /// The language of the text, as a tag such as `de-AT` (RFC 5646).
  public var language: String?
  /// A `mailto:` or `https:` URI that ends these messages (RFC 2369, 3.2).
  public var unsubscribe: String?
  /// The message as plain text in UTF-8; every kind of line end arrives as CRLF.
  public var text: [UInt8]
  /// The message as a page in UTF-8; every kind of line end arrives as CRLF.
  public var html: [UInt8]
  /// Files that go with it.
  public var attachments: [MailAttachment]

  /// Creates a message.
  public init(
    id: String, seconds: Int64, utcOffsetMinutes: Int = 0, from: Mailbox, replyTo: MailAddress? = nil,
    to: Mailbox,
    subject: String, language: String? = nil, unsubscribe: String? = nil, text: [UInt8], html: [UInt8],
    attachments: [MailAttachment] = []
  ) {
    self.id = id
    self.seconds = seconds
    self.utcOffsetMinutes = utcOffsetMinutes
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.language = language
    self.unsubscribe = unsubscribe
    self.text = text
    self.html = html
    self.attachments = attachments
  }
}
