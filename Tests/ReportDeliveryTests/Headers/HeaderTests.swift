import ReportDelivery
import TestSupport
import Testing

@Suite("A header")
struct HeaderTests {
  @Test(
    "tells a time in the words of mail",
    arguments: [
      (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000"), (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000"),
      (1_709_164_800, 0, "Thu, 29 Feb 2024 00:00:00 +0000"),
      (1_709_251_199, 1, "Fri, 01 Mar 2024 00:00:59 +0001"),
      (1_795_000_000, 60, "Wed, 18 Nov 2026 12:06:40 +0100"),
      (1_795_000_000, -570, "Wed, 18 Nov 2026 01:36:40 -0930"),
      (253_402_300_799, 0, "Fri, 31 Dec 9999 23:59:59 +0000"),
      (-2_208_988_800, 0, "Mon, 01 Jan 1900 00:00:00 +0000"),
      (4_107_542_400, 0, "Mon, 01 Mar 2100 00:00:00 +0000"),
    ] as [(Int64, Int, String)])
  func date(seconds: Int64, offset: Int, text: String) {
    #expect(HeaderDate(seconds: seconds, utcOffsetMinutes: offset)?.text == text)
  }

  @Test("tells no time that the words of mail cannot")
  func noDate() {
    #expect(HeaderDate(seconds: 253_402_300_800, utcOffsetMinutes: 0) == nil)
    #expect(HeaderDate(seconds: -2_208_988_801, utcOffsetMinutes: 0) == nil)
    #expect(HeaderDate(seconds: 0, utcOffsetMinutes: 1440) == nil)
    #expect(HeaderDate(seconds: 0, utcOffsetMinutes: .min) == nil)
  }

  @Test(
    "is cleaned of what ends lines or turns directions",
    arguments: [
      ("a", "a"), ("  a  b  ", "a b"), ("a\r\nb", "a b"), ("a\0\u{1}\u{7F}\u{9F}b", "a b"),
      ("a\u{85}b\u{2028}c\u{2029}d", "a b c d"),
      ("a\u{202E}b\u{2066}c\u{200F}", "a b c"), ("\t", ""), ("e\u{301}", "e\u{301}"),
      ("a\u{A0}b", "a\u{A0}b"), ("\r\u{301}", "\u{301}"),
    ])
  func clean(text: String, expected: String) {
    #expect(CleanText(text).text.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(
    "stays as it is in plain ASCII, and is encoded else",
    arguments: [
      ("Usage", "Subject: Usage"), ("", "Subject:"), ("é", "Subject: =?UTF-8?B?w6k=?="),
      ("a =? b", "Subject: =?UTF-8?B?YSA9PyBi?="),
      ("=?a", "Subject: =?UTF-8?B?PT9h?="), ("\"a\", (b)", "Subject: \"a\", (b)"),
    ])
  func text(value: String, header: String) { #expect(HeaderField.text("Subject", value) == header) }

  @Test("is folded at a blank behind 78 bytes at most, and not before")
  func folding() {
    let word = String(repeating: "a", count: 34)
    #expect(HeaderField.text("Subject", "\(word) \(word)") == "Subject: \(word) \(word)")
    #expect(HeaderField.text("Subject", "\(word) \(word)a") == "Subject: \(word)\r\n \(word)a")
    let long = String(repeating: "a", count: 69)
    #expect(HeaderField.text("Subject", long) == "Subject: " + long)
    #expect(HeaderField.text("Subject", long + " b") == "Subject: \(long)\r\n b")
    #expect(HeaderField.text("Subject", long + "a").hasPrefix("Subject: =?UTF-8?B?"))
  }

  @Test("ends an encoded word between two scalars and before 76 bytes")
  func words() throws {
    for piece in ["a", "é", "€", "😀"] {
      for count in [1, 9, 10, 11, 19, 20, 45, 46, 100] {
        for used in [4, 6, 9, 40] {
          let text = String(repeating: piece, count: count)
          let folded = EncodedWords.fold(text, after: used)
          let lines = folded.split(separator: "\r\n ")
          #expect(lines.enumerated().allSatisfy { $1.utf8.count + ($0 == 0 ? used : 1) <= 76 })
          #expect(try HeaderReader.text(folded.replacing("\r\n", with: "")) == text)
        }
      }
    }
  }

  @Test(
    "tells a mailbox as atoms, between marks or encoded",
    arguments: [
      (nil, "From: a@b.example"), ("", "From: a@b.example"), ("Ann Lee", "From: Ann Lee <a@b.example>"),
      ("Lee, Ann", "From: \"Lee, Ann\" <a@b.example>"), (#"a"b\"#, #"From: "a\"b\\" <a@b.example>"#),
      ("Jürgen", "From: =?UTF-8?B?SsO8cmdlbg==?= <a@b.example>"),
      ("=?x?=", "From: =?UTF-8?B?PT94Pz0=?= <a@b.example>"),
    ] as [(String?, String)])
  func mailbox(name: String?, header: String) throws {
    let address = try #require(MailAddress("a@b.example"))
    #expect(HeaderField.mailbox("From", Mailbox(name: name, address: address)) == header)
  }

  @Test(
    "tells a file's name without what makes a path, with its ending, and in 120 bytes at most",
    arguments: [
      ("report.csv", "report.csv"), ("../../a.csv", "_.._a.csv"), ("C:\\a\\b.csv", "C__a_b.csv"),
      (".hidden", "hidden"),
      ("", "attachment"), ("...", "attachment"),
      (String(repeating: "a", count: 116) + ".csv", String(repeating: "a", count: 116) + ".csv"),
      (String(repeating: "a", count: 117) + ".csv", String(repeating: "a", count: 116) + ".csv"),
      (String(repeating: "€", count: 50) + ".csv", String(repeating: "€", count: 38) + ".csv"),
      ("a/\u{301}b", "a_\u{301}b"),
    ])
  func names(name: String, expected: String) { #expect(AttachmentName(name).text == expected) }
}
