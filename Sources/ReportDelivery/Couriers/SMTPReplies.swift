/// The replies of a server in the course of one transfer, in their order.
///
/// libcurl's own record, `CURLINFO_RESPONSE_CODE`, may still hold the one of the transfer before.
package struct SMTPReplies: Equatable, Sendable {
  /// The replies that came before the first command about a message: greeting, features, login.
  package private(set) var greetings: [SMTPReply] = []
  /// The replies to commands about the message.
  package private(set) var answers: [SMTPReply] = []
  /// Whether the commands about the message have begun.
  package private(set) var isUnderWay = false
  private var lines: [String] = []

  /// Creates the record of a transfer that has not begun.
  package init() {}

  /// Ends the greetings.
  package mutating func begin() { isUnderWay = true }

  /// Adds a line with its end; a reply is over with the line that has no hyphen behind the code.
  package mutating func add(_ line: String) {
    let clean = CleanText(line).text
    let digits = clean.utf8.prefix(3)
    guard digits.count == 3, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
      let code = Int(clean.prefix(3))
    else { return }
    lines.append(lines.isEmpty ? clean : String(clean.dropFirst(4)))
    guard !clean.dropFirst(3).hasPrefix("-") else { return }
    let reply = SMTPReply(code: code, text: DeliveryOutcome.line(lines.joined(separator: " ")))
    if isUnderWay { answers.append(reply) } else { greetings.append(reply) }
    lines = []
  }

  /// What became of the message.
  ///
  /// - Parameters:
  ///   - hasLeft: whether the last bytes of the message were handed to libcurl.
  ///   - words: what libcurl says of the transfer.
  /// - Returns: the outcome; the first refusal counts, since libcurl takes leave with `QUIT` after it.
  package func outcome(hasLeft: Bool, words: String) -> DeliveryOutcome {
    guard isUnderWay else {
      let refusal = greetings.last { $0.code >= 400 }
      return .unreachable(DeliveryOutcome.line(words + (refusal.map { ": " + $0.text } ?? "")))
    }
    if hasLeft, let start = answers.firstIndex(where: { $0.code == 354 }), start + 1 < answers.count,
      (200..<300).contains(answers[start + 1].code)
    {
      return .accepted(answers[start + 1].text)
    }
    if let refusal = answers.first(where: { $0.code >= 400 }) {
      return refusal.code < 500 ? .deferred(refusal.text) : .rejected(refusal.text)
    }
    let lost = DeliveryOutcome.line("connection lost: " + words)
    return hasLeft ? .unknown(lost) : .deferred(lost)
  }
}
