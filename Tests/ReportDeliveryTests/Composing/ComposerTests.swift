import ReportDelivery
import TestSupport
import Testing

@Suite("A composer of messages")
struct ComposerTests {
  private static let attachments = [
    MailAttachment(name: "report.html", mediaType: .html, bytes: Array("<p>\n.\n</p>".utf8)),
    MailAttachment(name: "Übersicht €.csv", mediaType: .csv, bytes: Array("a,b\r\n1,2\r\n".utf8)),
    MailAttachment(name: "bytes.xml", mediaType: .xml, bytes: (0...255).map { UInt8($0) }),
    MailAttachment(name: "nothing.csv", mediaType: .csv, bytes: []),
  ]

  @Test("puts the text before the page where nothing is attached")
  func alternatives() throws {
    let message = try Sample.message(text: "Größe\n.\n..\nend", html: "<p>a = b</p>\r\n")
    let read = try MIMEReader(try MessageComposer().compose(message).bytes)
    #expect(try read["content-type"].hasPrefix("multipart/alternative; boundary="))
    #expect(
      try read.parts.map { try $0["content-type"] } == [
        "text/plain; charset=utf-8", "text/html; charset=utf-8",
      ])
    #expect(
      read.parts.map { String(decoding: $0.content, as: UTF8.self) } == [
        "Größe\r\n.\r\n..\r\nend", "<p>a = b</p>\r\n",
      ])
  }

  @Test("puts attachments beside the text and the page, byte for byte")
  func attachments() throws {
    let read = try MIMEReader(
      try MessageComposer().compose(try Sample.message(attachments: Self.attachments)).bytes)
    #expect(try read["content-type"].hasPrefix("multipart/mixed; boundary="))
    #expect(read.parts.count == 5)
    #expect(try read.parts[0]["content-type"].hasPrefix("multipart/alternative; boundary="))
    #expect(
      read.parts[0].parts.map { String(decoding: $0.content, as: UTF8.self) } == [
        "Hello\r\nand good-bye\r\n", "<p>Hello</p>\r\n",
      ])
    #expect(read.parts.dropFirst().map(\.content) == Self.attachments.map(\.bytes))
    #expect(
      try read.parts.dropFirst().map { try HeaderReader.fileName(try $0["content-disposition"]) }
        == Self.attachments.map(\.name))
    #expect(
      try read.parts.dropFirst().map { try $0["content-type"] } == [
        "text/html; charset=utf-8; name=\"report.html\"", "text/csv; charset=utf-8; name=\"_bersicht _.csv\"",
        "application/xml; charset=utf-8; name=\"bytes.xml\"", "text/csv; charset=utf-8; name=\"nothing.csv\"",
      ])
  }

  @Test("writes these headers and no others")
  func headers() throws {
    let read = try MIMEReader(try MessageComposer().compose(try Sample.message()).bytes)
    #expect(
      read.headers.dropFirst().map { "\($0.name): \($0.value)" } == [
        "date: Wed, 18 Nov 2026 12:06:40 +0100", "from: Reports <reports@example.com>",
        "to: Ann <ann@example.org>", "reply-to: answers@example.com", "subject: Usage",
        "message-id: <1.night.a@example.com>", "mime-version: 1.0", "auto-submitted: auto-generated",
        "list-unsubscribe: <mailto:stop@example.com?subject=stop>", "content-language: en",
      ])
    var bare = try Sample.message(from: nil, to: nil, language: nil, unsubscribe: nil)
    bare.replyTo = nil
    let names = try MIMEReader(try MessageComposer().compose(bare).bytes).headers.map(\.name)
    #expect(
      names == [
        "content-type", "date", "from", "to", "subject", "message-id", "mime-version", "auto-submitted",
      ])
  }

  @Test("gives the same bytes for the same message, whichever composer and whatever came before")
  func determinism() throws {
    let message = try Sample.message(attachments: Self.attachments)
    let composer = try MessageComposer()
    let first = try composer.compose(message)
    _ = try composer.compose(try Sample.message(subject: "Another"))
    #expect(try composer.compose(message) == first)
    #expect(try MessageComposer().compose(message) == first)
    #expect(
      try composer.compose(try Sample.message(id: "2@example.com", attachments: Self.attachments)) != first)
    #expect(first.sender.text == "reports@example.com")
    #expect(first.recipient.text == "ann@example.org")
    #expect(first.id == "1.night.a@example.com")
  }

  @Test("serves one thread, beside others that serve theirs")
  func threads() async throws {
    let expected = try (0..<8).map { try MessageComposer().compose(Sample.message(id: "\($0)@example.com")) }
    let found = try await withThrowingTaskGroup(of: [ComposedMessage].self) { group in
      for _ in 0..<8 {
        group.addTask {
          let composer = try MessageComposer()
          return try (0..<8).map { try composer.compose(Sample.message(id: "\($0)@example.com")) }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.count == 8 && found.allSatisfy { $0 == expected })
  }

  @Test("ends no part where the content holds the delimiter that would have been chosen")
  func boundaries() throws {
    let libcurls = "------------------------0123456789abcdef"
    func settled(_ content: String) -> [String] {
      let wire =
        "Content-Type: multipart/alternative; boundary=\(libcurls)\r\n\r\n--\(libcurls)\r\n"
        + "Content-Type: text/plain\r\n\r\n\(content)\r\n--\(libcurls)--\r\n"
      let bytes = MessageBoundaries.settled(Array(wire.utf8), hash: StableHash())
      return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }
    let plain = settled("a")
    #expect(plain[0] == "Content-Type: multipart/alternative; boundary=" + plain[1].dropFirst(2))
    #expect(plain[0].utf8.count <= 78)
    let held = settled(plain[1])
    #expect(held[3] == plain[1])
    #expect(held[1] != plain[1])
    #expect(held[0].hasSuffix("=" + held[1].dropFirst(2)) && held[4] == held[1] + "--")
    // What only resembles a delimiter stays as it is, and the dots of SMTP go.
    let alike = settled("--\r\n..a\r\n\(libcurls)")
    #expect(Array(alike[3...5]) == ["--", ".a", libcurls])
  }

  @Test("brings back random messages")
  func random() throws {
    let seed: UInt64 = 20_261_122
    var generator = SeededGenerator(seed: seed)
    let composer = try MessageComposer()
    for round in 0..<60 {
      let text = Self.text(&generator, count: Int.random(in: 0...3_000, using: &generator))
      let html = Self.text(
        &generator, count: round == 7 ? 150_000 : Int.random(in: 0...9_000, using: &generator))
      let subject = Self.text(&generator, count: Int.random(in: 0...200, using: &generator))
      let bytes = (0..<Int.random(in: 0...5_000, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let attachments = round % 2 == 0 ? [] : [MailAttachment(name: subject, mediaType: .csv, bytes: bytes)]
      let message = try Sample.message(
        from: subject, subject: subject, text: text, html: html, attachments: attachments)
      let read = try MIMEReader(try composer.compose(message).bytes)
      let bodies = attachments.isEmpty ? read.parts : read.parts[0].parts
      let comment = Comment("seed \(seed), round \(round)")
      #expect(bodies.map(\.content) == [text, html].map(Self.canonical), comment)
      #expect(
        read.parts.dropFirst().map(\.content) == (attachments.isEmpty ? [bodies[1].content] : [bytes]),
        comment)
      let clean = CleanText(subject).text
      #expect(try HeaderReader.text(try read["subject"]) == clean, comment)
      #expect(try HeaderReader.mailbox(try read["from"]).name == clean, comment)
    }
  }

  /// Text of pieces that are hard on line ends, dots, encodings and boundaries.
  private static func text(_ generator: inout SeededGenerator, count: Int) -> String {
    let pieces = [
      "a", "word", " ", "  ", "\n", "\r\n", "\r", ".", "\n.", "\n.\r\n", "=", "=3D", "é", "€", "😀", "\t",
      " \n", "--",
      "\n--", "?=", "=?utf-8?B?", "\u{2028}", "\0", "\"", "\\", "<", ">", "\u{301}",
      "0123456789012345678901234567890123456789",
    ]
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  /// Every kind of line end as CRLF, by Unicode's own notion that CRLF is one character.
  private static func canonical(_ text: String) -> [UInt8] {
    text.flatMap { ["\r\n", "\r", "\n"].contains($0) ? Array("\r\n".utf8) : Array($0.utf8) }
  }
}
