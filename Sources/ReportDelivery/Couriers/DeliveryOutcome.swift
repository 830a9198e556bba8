/// What became of a message that was handed to a courier.
///
/// Each case holds the server's reply, or what happened, as one printable line of at most 300 bytes.
public enum DeliveryOutcome: Equatable, Sendable {
  /// The server has taken the message over.
  case accepted(String)
  /// The message was not taken, and may be later.
  case deferred(String)
  /// The message was not taken, and never will be as it is.
  case rejected(String)
  /// The message left, and no answer came: it may have been taken (RFC 1047).
  case unknown(String)
  /// No dialog about the message came about; nothing of it was sent.
  case unreachable(String)

  /// What was said or happened, as one printable line of at most 300 bytes.
  public var reason: String {
    switch self {
    case .accepted(let text), .deferred(let text), .rejected(let text), .unknown(let text),
      .unreachable(let text):
      text
    }
  }

  /// A text as one printable line of at most 300 bytes, cut between two scalars.
  package static func line(_ text: String) -> String {
    let clean = CleanText(text).text
    guard clean.utf8.count > 300 else { return clean }
    var line = String.UnicodeScalarView()
    var count = 0
    for scalar in clean.unicodeScalars {
      count += UTF8.width(scalar)
      if count > 297 { break }
      line.append(scalar)
    }
    return String(line) + "…"
  }
}
