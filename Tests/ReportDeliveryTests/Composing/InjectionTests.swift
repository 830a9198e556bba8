import ReportDelivery
import TestSupport
import Testing

@Suite("Text that reaches a header")
struct InjectionTests {
  private static let texts = [
    "a\rBcc: x@y.example", "a\nBcc: x@y.example", "a\r\nBcc: x@y.example", "a\r\n\r\nbody", "a\0b",
    "a\u{2028}b", "a\u{2029}b",
    "a\u{85}b", "a\u{202E}gnp.exe", "=?utf-8?B?QUJD?=", "=?utf-8?q?a?= b", "a =? b", "\"quoted\" \\ back",
    "a \"; x=\"y",
    "😀😀 family 👨‍👩‍👧‍👦", "ß", "", " ", "\r\n", String(repeating: "long ", count: 400),
    String(repeating: "x", count: 5_000),
    String(repeating: "ü", count: 3_000), String(repeating: "👨‍👩‍👧‍👦", count: 100), "a, b@c.example, <d@e.example>",
    "a;b:c(d)e",
    ".", "..", "../../etc/passwd", "a/b\\c:d", "report.csv\r\nX: y", "\u{FEFF}a", "e\u{301}",
    "a\u{301}/\u{301}b", "\t", "%0d%0aBcc: x",
  ]

  @Test("makes no header, no part and no recipient more", arguments: texts)
  func injection(text: String) throws {
    let attachments = [MailAttachment(name: text, mediaType: .csv, bytes: [1])]
    let message = try Sample.message(from: text, to: text, subject: text, attachments: attachments)
    let composed = try MessageComposer().compose(message)
    let read = try MIMEReader(composed.bytes)
    #expect(
      read.headers.map(\.name) == [
        "content-type", "date", "from", "to", "reply-to", "subject", "message-id", "mime-version",
        "auto-submitted",
        "list-unsubscribe", "content-language",
      ])
    #expect(read.parts.count == 2)
    #expect(
      read.parts[1].headers.map(\.name) == [
        "content-type", "content-transfer-encoding", "content-disposition",
      ])
    #expect(composed.recipient.text == "ann@example.org")
    let clean = CleanText(text).text
    for name in ["from", "to"] {
      let mailbox = try HeaderReader.mailbox(try read[name])
      #expect(mailbox.name == clean)
      #expect(mailbox.address == (name == "to" ? "ann@example.org" : Sample.sender))
    }
    #expect(try HeaderReader.text(try read["subject"]) == clean)
    let name = try HeaderReader.fileName(try read.parts[1]["content-disposition"])
    #expect(name == AttachmentName(text).text && !name.isEmpty && name.utf8.count <= 120)
    #expect(!name.unicodeScalars.contains { "/\\:".unicodeScalars.contains($0) } && !name.hasPrefix("."))
    // No line of a header is longer than it must be: the reader looks at those that could be folded.
    let header =
      String(decoding: composed.bytes, as: UTF8.self).prefix { _ in true }.split(separator: "\r\n\r\n").first
      ?? ""
    #expect(header.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
  }

  @Test(
    "a URI to unsubscribe must be plain",
    arguments: [
      ("mailto:stop@example.com?subject=stop", true), ("https://example.com/a?b=c&d=%20", true),
      ("HTTPS://example.com", true),
      ("http://example.com", false), ("javascript:a", false), ("mailto:a b", false), ("mailto:a>", false),
      ("mailto:<a", false),
      ("mailto:a,b", false), ("mailto:\"a", false), ("mailto:a\r\nBcc:b", false),
      ("mailto:ü@example.com", false), ("", false),
    ])
  func unsubscribe(uri: String, isTaken: Bool) throws {
    let message = try Sample.message(unsubscribe: uri)
    let composer = try MessageComposer()
    if isTaken {
      #expect(try MIMEReader(try composer.compose(message).bytes)["list-unsubscribe"] == "<\(uri)>")
    } else {
      #expect(throws: DeliveryError.self) { try composer.compose(message) }
    }
  }

  @Test("an identifier, a language and a time must be what they are called")
  func exact() throws {
    let composer = try MessageComposer()
    for id in [
      "", "a", "a@", "@a", "a@b@c", "a b@c", "<a@b>", "a@b\r\nX: y", "ü@b", "a..b@c",
      String(repeating: "a", count: 200) + "@b",
    ] {
      #expect(throws: DeliveryError.self) { try composer.compose(try Sample.message(id: id)) }
    }
    for language in ["", "de_AT", "de-", "d\r\ne", "dé", "abcdefghi"] {
      #expect(throws: DeliveryError.self) { try composer.compose(try Sample.message(language: language)) }
    }
    #expect(
      try MIMEReader(try composer.compose(try Sample.message(language: "zh-Hant-TW")).bytes)[
        "content-language"] == "zh-Hant-TW")
    var message = try Sample.message()
    for (seconds, offset) in [(Int64.min, 0), (Int64.max, 0), (253_402_300_800, 0), (0, 1440)] {
      message.seconds = seconds
      message.utcOffsetMinutes = offset
      #expect(throws: DeliveryError.self) { try composer.compose(message) }
    }
    // The composer serves on behind an error.
    #expect(try !composer.compose(try Sample.message()).bytes.isEmpty)
  }
}
