import ReportDelivery
import Testing

@Suite("The replies of a mail server")
struct SMTPRepliesTests {
  private static func replies(greetings: [String], answers: [String]?) -> SMTPReplies {
    var replies = SMTPReplies()
    for line in greetings { replies.add(line + "\r\n") }
    guard let answers else { return replies }
    replies.begin()
    for line in answers { replies.add(line + "\r\n") }
    return replies
  }

  @Test(
    "say what became of the message",
    arguments: [
      (["250 a", "250 b", "354 c", "250 taken"], true, .accepted("250 taken")),
      (["250 a", "250 b", "354 c", "299 taken"], true, .accepted("299 taken")),
      // libcurl takes leave behind a refusal, and the answer to that is none about the message.
      (["250 a", "550 nobody", "221 bye"], false, .rejected("550 nobody")),
      (["250 a", "450 later", "221 bye"], false, .deferred("450 later")),
      (["421 closing"], false, .deferred("421 closing")),
      (["250 a", "250 b", "354 c", "451 later"], true, .deferred("451 later")),
      (["250 a", "250 b", "354 c", "500 no"], true, .rejected("500 no")),
      (["250 a", "250 b", "354 c"], true, .unknown("connection lost: words")),
      (["250 a", "250 b", "354 c", "354 d"], true, .unknown("connection lost: words")),
      (["250 a", "250 b", "354 c"], false, .deferred("connection lost: words")),
      // A server that agrees before it can have the message has not taken it.
      (["250 a", "250 b", "354 c", "250 early"], false, .deferred("connection lost: words")),
      ([], false, .deferred("connection lost: words")),
      (["250 a", "250 b", "354 c", "250-one", "250-two", "250 three"], true, .accepted("250-one two three")),
      (["250 a", "250 b", "354 c", "250-one"], true, .unknown("connection lost: words")),
      (["250 a", "250 b", "354 c", "250"], true, .accepted("250")),
      (["250 a", "250 b", "354 c", "x", "25", "ß50 a", "250 d"], true, .accepted("250 d")),
    ] as [([String], Bool, DeliveryOutcome)])
  func outcomes(answers: [String], hasLeft: Bool, outcome: DeliveryOutcome) {
    let replies = Self.replies(greetings: ["220 hello", "250 features"], answers: answers)
    #expect(replies.outcome(hasLeft: hasLeft, words: "words") == outcome)
  }

  @Test("before the first command about a message say why nobody was reached")
  func unreachable() {
    let refused = Self.replies(greetings: ["220 hello", "250 features", "535 no"], answers: nil)
    #expect(refused.outcome(hasLeft: false, words: "Login denied") == .unreachable("Login denied: 535 no"))
    let silent = Self.replies(greetings: [], answers: nil)
    #expect(silent.outcome(hasLeft: false, words: "Timeout") == .unreachable("Timeout"))
  }

  @Test("are one printable line of 300 bytes at most")
  func lines() {
    #expect(DeliveryOutcome.line("a\r\nb\u{1B}[31m\0c") == "a b [31m c")
    let long = String(repeating: "€", count: 101)
    #expect(DeliveryOutcome.line(String(long.dropLast())) == String(long.dropLast()))
    #expect(DeliveryOutcome.line(long) == String(repeating: "€", count: 99) + "…")
  }

  @Test("lose everything but the code where they hold a secret")
  func secrets() {
    #expect(DeliveryOutcome.rejected("535 not secret").without(["secret"]) == .rejected("535"))
    #expect(
      DeliveryOutcome.unreachable("no secret").without(["secret"])
        == .unreachable("a reply that is not shown"))
    #expect(DeliveryOutcome.accepted("250 fine").without(["secret"]) == .accepted("250 fine"))
    #expect(DeliveryOutcome.deferred("450 fine").without([]) == .deferred("450 fine"))
    #expect(DeliveryOutcome.unknown("secret").without(["secret"]) == .unknown("a reply that is not shown"))
  }
}
