import ReportDelivery
import Synchronization
import Testing

@Suite("A courier that speaks SMTP")
struct SMTPCourierTests {
  private struct Kept: Error {}

  @Test("hands a message over as it is, and tells the server's reply")
  func accepted() throws {
    let server = try ScriptedMailServer(features: ["SIZE 100000"])
    let message = try Sample.composed("Subject: a\r\n\r\n.one\r\n..two\r\n.\r\nthree\r\n")
    #expect(try Sending.one(message, to: server.port) == .accepted("250 2.0.0 queued"))
    let dialog = try #require(server.finish().first)
    #expect(
      dialog.commands == [
        "EHLO client.example", "MAIL FROM:<reports@example.com>", "RCPT TO:<ann@example.org>", "DATA", ".",
        "QUIT",
      ])
    #expect(
      dialog.messages.map { String(decoding: $0, as: UTF8.self) }
        == ["Subject: a\r\n\r\n..one\r\n...two\r\n..\r\nthree\r\n"])
  }

  @Test("tells the size where no line begins with a dot, and the dots are right in messages of any length")
  func sizes() throws {
    for count in [0, 1, 65_530, 65_536, 70_000, 200_001] {
      let server = try ScriptedMailServer(features: ["SIZE 1000000"])
      let body = String(repeating: "0123456789\r\n", count: count / 12)
      let message = try Sample.composed("Subject: a\r\n\r\n" + body)
      #expect(try Sending.one(message, to: server.port) == .accepted("250 2.0.0 queued"))
      let dialog = try #require(server.finish().first)
      #expect(dialog.messages == [message.bytes])
      #expect(dialog.commands.contains("MAIL FROM:<reports@example.com> SIZE=\(message.bytes.count)"))
    }
    for count in [1, 5_000, 30_000] {
      let server = try ScriptedMailServer(features: ["SIZE 1000000"])
      let message = try Sample.composed("Subject: a\r\n\r\n" + String(repeating: ".a\r\n", count: count))
      #expect(try Sending.one(message, to: server.port) == .accepted("250 2.0.0 queued"))
      let body = String(decoding: try #require(server.finish().first?.messages.first), as: UTF8.self)
      #expect(body == "Subject: a\r\n\r\n" + String(repeating: "..a\r\n", count: count))
    }
  }

  @Test("uses one connection for all messages")
  func oneConnection() throws {
    let server = try ScriptedMailServer()
    try Sending.courier(to: server.port) { (courier) throws in
      for _ in 0..<3 {
        #expect(try courier.send(Sample.composed()) == .accepted("250 2.0.0 queued"))
      }
    }
    let dialogs = server.finish()
    #expect(dialogs.count == 1)
    #expect(dialogs.first?.messages.count == 3)
  }

  @Test(
    "tells what a server says of a recipient or a message",
    arguments: [
      ("MAIL", "552 5.3.4 too big", DeliveryOutcome.rejected("552 5.3.4 too big")),
      ("RCPT", "451 4.2.1 later", .deferred("451 4.2.1 later")),
      ("RCPT", "550 5.1.1 nobody", .rejected("550 5.1.1 nobody")),
      ("RCPT", "550-5.1.1 no\r\n550 5.1.1 body", .rejected("550-5.1.1 no 5.1.1 body")),
      ("DATA", "451 4.3.0 full", .deferred("451 4.3.0 full")),
      ("DATA", "554 5.5.1 no", .rejected("554 5.5.1 no")),
      (".", "451 4.3.0 later", .deferred("451 4.3.0 later")),
      (".", "552 5.3.4 too big", .rejected("552 5.3.4 too big")),
      (".", "251 2.0.0 forwarded", .accepted("251 2.0.0 forwarded")),
    ])
  func refusals(command: String, reply: String, outcome: DeliveryOutcome) throws {
    let server = try ScriptedMailServer { line, _ in line.hasPrefix(command) ? .reply(reply) : nil }
    let calls = Mutex(0)
    let found = try Sending.one(try Sample.composed(), to: server.port) { calls.withLock { $0 += 1 } }
    #expect(found == outcome)
    #expect(calls.withLock { $0 } == (command == "." ? 1 : 0))
  }

  @Test("one recipient that is refused keeps no other from the next message")
  func afterRefusal() throws {
    let server = try ScriptedMailServer { line, _ in
      line.hasPrefix("RCPT TO:<perm@") ? .reply("550 nobody") : nil
    }
    try Sending.courier(to: server.port) { (courier) throws in
      #expect(try courier.send(Sample.composed()) == .accepted("250 2.0.0 queued"))
      let refused = try Sample.composed(to: "perm@example.org")
      #expect(try courier.send(refused) == .rejected("550 nobody"))
      #expect(try courier.send(Sample.composed()) == .accepted("250 2.0.0 queued"))
    }
    #expect(server.finish().flatMap(\.messages).count == 2)
  }

  @Test(
    "a connection that is lost before the end of the message defers it, and after it nobody knows",
    arguments: [("MAIL", false), ("RCPT", false), ("DATA", false), ("body", false), (".", true)])
  func lost(command: String, isUnknown: Bool) throws {
    let server = try ScriptedMailServer { line, _ in line.hasPrefix(command) ? .hangUp : nil }
    // Larger than what the sockets hold, so that the loss is seen while the message is written.
    let message = try Sample.composed(
      "Subject: a\r\n\r\n" + String(repeating: "abcdefgh\r\n", count: 400_000))
    let outcome = try Sending.one(message, to: server.port)
    switch outcome {
    case .unknown(let reason): #expect(isUnknown && reason.hasPrefix("connection lost: "))
    case .deferred(let reason): #expect(!isUnknown && reason.hasPrefix("connection lost: "))
    default: Issue.record("\(outcome)")
    }
  }

  @Test("a server that is silent is waited for as long as is said, and not longer")
  func silence() throws {
    for (command, isUnknown) in [("RCPT", false), (".", true)] {
      let server = try ScriptedMailServer { line, _ in line.hasPrefix(command) ? .silence : nil }
      let outcome = try Sending.one(
        try Sample.composed(), to: server.port, timeouts: SMTPTimeouts(connect: 5, command: 1, end: 2))
      if case .unknown = outcome {
        #expect(isUnknown)
      } else if case .deferred = outcome {
        #expect(!isUnknown)
      } else {
        Issue.record("\(outcome)")
      }
    }
  }

  @Test("`leaving` is called once, before the end of the message is there")
  func leaving() throws {
    let hasDot = Mutex(false)
    let calls = Mutex<[Bool]>([])
    let server = try ScriptedMailServer { line, _ in
      if line == "." { hasDot.withLock { $0 = true } }
      return nil
    }
    let outcome = try Sending.one(try Sample.composed(), to: server.port) {
      // Long enough for a dot that was on its way to arrive.
      Pause.milliseconds(100)
      let seen = hasDot.withLock { $0 }
      calls.withLock { $0.append(seen) }
    }
    #expect(outcome == .accepted("250 2.0.0 queued"))
    #expect(calls.withLock { $0 } == [false])
  }

  @Test(
    "what `leaving` throws comes back, nothing is delivered, and the next message is",
    arguments: [0, 1, 30_000])
  func keptBack(count: Int) throws {
    let server = try ScriptedMailServer()
    let body = String(repeating: "abcdefgh\r\n", count: count)
    let message = try Sample.composed("Subject: a\r\n\r\n" + body)
    try Sending.courier(to: server.port) { (courier) throws in
      #expect(throws: Kept.self) { try courier.send(message, leaving: { throw Kept() }) }
      #expect(try courier.send(Sample.composed()) == .accepted("250 2.0.0 queued"))
    }
    let dialogs = server.finish()
    #expect(dialogs.map(\.messages.count) == [0, 1])
    #expect(dialogs.first?.hasOpenMessage == true)
  }

  @Test(
    "a connection that died between two messages costs neither", arguments: ["hang up", "421", "at MAIL"])
  func deadConnection(how: String) throws {
    let server = try ScriptedMailServer { line, connection in
      guard connection == 0 else { return nil }
      switch how {
      case "hang up": return line == "." ? .lastReply("250 first") : nil
      case "421" where line == ".": return .lastReply("250 first\r\n421 too long")
      case "at MAIL" where line.hasPrefix("MAIL FROM:<second"): return .hangUp
      default: return nil
      }
    }
    let calls = Mutex(0)
    try Sending.courier(to: server.port) { (courier) throws in
      guard case .accepted = try courier.send(Sample.composed()) else {
        Issue.record("the first message was not taken")
        return
      }
      Pause.milliseconds(50)
      let second = ComposedMessage(
        id: "2@example.com", sender: try #require(MailAddress("second@example.com")),
        recipient: try #require(MailAddress("ann@example.org")), bytes: Array("Subject: b\r\n\r\n".utf8))
      let outcome = try courier.send(second) { calls.withLock { $0 += 1 } }
      #expect(outcome == .accepted("250 2.0.0 queued"))
    }
    #expect(calls.withLock { $0 } == 1)
    #expect(server.finish().map(\.messages.count) == [1, 1])
  }
}
