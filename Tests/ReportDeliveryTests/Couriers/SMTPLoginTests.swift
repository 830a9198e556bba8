import ReportDelivery
import Testing

@Suite("Greeting, login and TLS of a courier that speaks SMTP")
struct SMTPLoginTests {
  @Test("logs in by PLAIN or LOGIN", arguments: ["PLAIN", "LOGIN", "CRAM-MD5 LOGIN", "PLAIN LOGIN XOAUTH2"])
  func login(mechanisms: String) throws {
    let server = try ScriptedMailServer(features: ["AUTH " + mechanisms]) { line, _ in
      switch line {
      case "AUTH PLAIN": .reply("334 ")
      case "AHVzZXIAc2VjcmV0LXdvcmQ=": .reply("235 welcome")
      case "AUTH LOGIN": .reply("334 VXNlcm5hbWU6")
      case "dXNlcg==": .reply("334 UGFzc3dvcmQ6")
      case "c2VjcmV0LXdvcmQ=": .reply("235 welcome")
      default: nil
      }
    }
    let outcome = try Sending.one(
      try Sample.composed(), to: server.port, user: "user", password: "secret-word")
    #expect(outcome == .accepted("250 2.0.0 queued"))
    let commands = try #require(server.finish().first?.commands)
    #expect(
      commands.dropFirst().first?.hasPrefix(mechanisms.contains("PLAIN") ? "AUTH PLAIN" : "AUTH LOGIN")
        == true)
  }

  @Test("a server that offers neither gets no message", arguments: [nil, "CRAM-MD5", "XOAUTH2 NTLM"])
  func noLogin(mechanisms: String?) throws {
    let server = try ScriptedMailServer(features: mechanisms.map { ["AUTH " + $0] } ?? [])
    let outcome = try Sending.one(
      try Sample.composed(), to: server.port, user: "user", password: "secret-word")
    // libcurl says it where the server offers others, and says nothing where it offers none.
    #expect(outcome == .unreachable(mechanisms == nil ? "the server offers no login" : "Login denied"))
    #expect(
      server.finish().first?.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") } == false)
  }

  @Test("a login that is refused is told without the password, even if the server repeats it")
  func refusedLogin() throws {
    let server = try ScriptedMailServer(features: ["AUTH PLAIN"]) { line, _ in
      switch line.prefix(4) {
      case "AUTH": .reply("334 ")
      case "AHVz": .reply("535 5.7.8 wrong: secret-word \(line)")
      default: nil
      }
    }
    let outcome = try Sending.one(
      try Sample.composed(), to: server.port, user: "user", password: "secret-word")
    guard case .unreachable(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!reason.contains("secret-word") && !reason.contains("AHVzZXIA"))
    #expect(server.finish().first?.commands.contains { $0.hasPrefix("MAIL") } == false)
  }

  @Test("a refused login is told in the server's words")
  func words() throws {
    let server = try ScriptedMailServer(features: ["AUTH PLAIN"]) { line, _ in
      line.hasPrefix("AUTH") ? .reply("535 5.7.8 bad credentials") : nil
    }
    let outcome = try Sending.one(
      try Sample.composed(), to: server.port, user: "user", password: "secret-word")
    #expect(outcome.reason.hasSuffix(": 535 5.7.8 bad credentials"), "\(outcome)")
  }

  @Test("a server that greets with a refusal, hangs up or does not listen is not reachable")
  func greetings() throws {
    for greeting in [
      ScriptedMailServer.Reaction.reply("421 4.3.2 closing"), .reply("554 5.3.2 no"), .hangUp, .silence,
    ] {
      let server = try ScriptedMailServer(greeting: greeting)
      let outcome = try Sending.one(
        try Sample.composed(), to: server.port, timeouts: SMTPTimeouts(connect: 2, command: 2, end: 2))
      if case .reply(let text) = greeting { #expect(outcome.reason.hasSuffix(": " + text)) }
      guard case .unreachable(let reason) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(!reason.isEmpty)
    }
    let closed = try ScriptedMailServer()
    _ = closed.finish()
    guard case .unreachable = try Sending.one(try Sample.composed(), to: closed.port) else {
      Issue.record("a port that is closed was reached")
      return
    }
  }

  @Test(
    "where TLS is asked for and not given, nothing of login and message is sent",
    arguments: ["not offered", "454", "hang up", "injected"])
  func noTLS(how: String) throws {
    let server = try ScriptedMailServer(
      features: ["AUTH PLAIN LOGIN"] + (how == "not offered" ? [] : ["STARTTLS"])
    ) {
      line, _ in
      guard line == "STARTTLS" else { return nil }
      // What stands behind the reply came before TLS, and must not be taken for something said within (CVE-2021-22947).
      return how == "454"
        ? .reply("454 4.7.0 not now")
        : how == "injected"
          ? .reply("220 go\r\n250-loopback\r\n250 AUTH PLAIN\r\n235 welcome\r\n250 fine") : .hangUp
    }
    let outcome = try Sending.one(
      try Sample.composed(), to: server.port, security: .startTLS, user: "user", password: "secret-word")
    guard case .unreachable(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!reason.isEmpty)
    let commands = try #require(server.finish().first?.commands)
    #expect(!commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") }, "\(commands)")
    #expect(Array(commands.prefix(1)) == ["EHLO client.example"])
  }

  @Test("settings that would make another address are refused")
  func settings() {
    for (host, port, name) in [
      ("", 25, "a"), ("a/b", 25, "a"), ("a@b", 25, "a"), ("a b", 25, "a"), ("a", 0, "a"), ("a", 65536, "a"),
      ("a", 25, ""), ("a", 25, "a b"), ("a", 25, "a\r\nMAIL"), ("a", 25, "a/b"),
    ] {
      #expect(throws: DeliveryError.self) {
        try SMTPCourier(SMTPSettings(host: host, port: port, security: .none, helloName: name))
      }
    }
    let error = #expect(throws: DeliveryError.self) {
      try SMTPCourier(SMTPSettings(host: "a", port: 25, security: .tls, user: "u", password: "secret\0word"))
    }
    #expect(error?.description.contains("secret") == false)
  }
}
