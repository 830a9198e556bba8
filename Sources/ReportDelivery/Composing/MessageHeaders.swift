/// The headers of a message that are not about its parts, each folded and without its line end.
struct MessageHeaders {
  /// In the order in which they are written.
  let lines: [String]

  /// Draws up the headers of a message.
  ///
  /// - Throws: an error where a value that must be exact is not: the identifier, the time, the language, the URI.
  init(of message: MailMessage) throws(DeliveryError) {
    guard let date = HeaderDate(seconds: message.seconds, utcOffsetMinutes: message.utcOffsetMinutes) else {
      throw Self.error("expected a time in the years 1900 to 9999 and an offset below a day")
    }
    guard Self.isIdentifier(message.id) else {
      throw Self.error("expected an identifier such as abc@example.com, of at most 200 bytes")
    }
    var lines = [
      "Date: \(date.text)", HeaderField.mailbox("From", message.from), HeaderField.mailbox("To", message.to),
    ]
    if let replyTo = message.replyTo { lines.append(HeaderField.value("Reply-To", replyTo.text)) }
    lines.append(HeaderField.text("Subject", message.subject))
    lines.append(HeaderField.value("Message-ID", "<\(message.id)>"))
    // libcurl would write it itself, in another spelling.
    lines.append("MIME-Version: 1.0")
    // No program is to answer: RFC 3834, 5.
    lines.append("Auto-Submitted: auto-generated")
    if let unsubscribe = message.unsubscribe {
      guard Self.isURI(unsubscribe) else {
        throw Self.error(
          "expected a mailto: or https: URI to unsubscribe, without blanks, brackets, quotes and commas")
      }
      lines.append(HeaderField.value("List-Unsubscribe", "<\(unsubscribe)>"))
    }
    if let language = message.language {
      guard Self.isLanguage(language) else { throw Self.error("expected a language such as de-AT") }
      lines.append("Content-Language: \(language)")
    }
    self.lines = lines
  }

  /// `left@right`, each a dot-atom (RFC 5322, 3.6.4), so that no server reads it in its own way.
  private static func isIdentifier(_ id: String) -> Bool {
    let sides = id.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return id.utf8.count <= 200 && sides.count == 2 && sides.allSatisfy { MailAddress.isDotAtom($0) }
  }

  private static func isURI(_ uri: String) -> Bool {
    let scheme = uri.prefix { $0 != ":" }.lowercased()
    return ["mailto", "https"].contains(scheme) && uri.utf8.count <= 900
      && uri.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\"',\\".utf8.contains($0) }
  }

  /// Tags of letters and digits with hyphens between them (RFC 5646, 2.1).
  private static func isLanguage(_ language: String) -> Bool {
    language.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(\.isLetterOrDigit) }
      && language.utf8.count <= 35
  }

  private static func error(_ reason: String) -> DeliveryError {
    DeliveryError(operation: "compose a message", reason: reason)
  }
}
