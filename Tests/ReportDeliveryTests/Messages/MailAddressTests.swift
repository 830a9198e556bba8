import ReportDelivery
import Testing

@Suite("An address of mail")
struct MailAddressTests {
  private static let local64 = String(repeating: "a", count: 64)
  private static let label63 = String(repeating: "b", count: 63)
  /// 254 bytes in all.
  private static let longest =
    local64 + "@" + [label63, label63, String(repeating: "c", count: 58)].joined(separator: ".") + ".dd"

  @Test(
    "is taken where it is safe in an envelope and a header",
    arguments: [
      "a@b.example", "first.last+tag@sub.example.com", "!#$%&'*+-/=?^_`{|}~@example.com", "root@localhost",
      "a@1.example",
      "a@xn--bcher-kva.example", local64 + "@example.com", "a@" + label63 + ".example", longest,
    ])
  func taken(text: String) {
    #expect(MailAddress(text)?.text == text)
  }

  @Test(
    "is refused where it is not",
    arguments: [
      "", "a", "@", "a@", "@b.example", "a@b", "a@@b.example", "a@b@c.example", ".a@b.example",
      "a.@b.example",
      "a..b@c.example", "a b@c.example", "\"a b\"@c.example", "a@[127.0.0.1]", "a@b..example", "a@.example",
      "a@example.",
      "a@-b.example", "a@b-.example", "a@b_c.example", "a@bücher.example", "ä@b.example", "a\n@b.example",
      "a@b.example\n",
      "a@b.example\r\nRCPT TO:<x@y.example>", "a@b.example ", " a@b.example", "<a@b.example>",
      "a,b@c.example", "a\0@b.example",
      "-a@b\u{301}.example", "a@localhost.", local64 + "a@example.com", "a@" + label63 + "b.example",
      "a" + longest,
    ])
  func refused(text: String) {
    #expect(MailAddress(text) == nil)
    #expect(Self.longest.utf8.count == 254)
  }

  @Test("has its domain in lower case, and its local part as it is")
  func spelling() throws {
    let address = try #require(MailAddress("First.LAST@Example.COM"))
    #expect(address.text == "First.LAST@example.com")
    #expect(address.domain == "example.com")
    #expect("\(address)" == address.text)
    #expect(MailAddress("First.LAST@EXAMPLE.com") == address)
    let other = try #require(MailAddress("a@b.example"))
    #expect(address < other && !(other < address) && !(other < other))
  }

  @Test(
    "is read with a name, as people write it",
    arguments: [
      ("a@b.example", nil), (" a@b.example ", nil), ("<a@b.example>", nil),
      ("Ann Lee <a@b.example>", "Ann Lee"),
      ("Ann<a@b.example>", "Ann"), ("\"Lee, Ann\" <a@b.example>", "Lee, Ann"), ("\"\" <a@b.example>", nil),
      (#""a \"b\" \\" <a@b.example>"#, #"a "b" \"#), ("Jürgen Müller <a@b.example>", "Jürgen Müller"),
      ("\"<x@y.example>\" <a@b.example>", "<x@y.example>"),
    ] as [(String, String?)])
  func mailbox(text: String, name: String?) {
    let mailbox = Mailbox(text)
    #expect(mailbox?.name == name)
    #expect(mailbox?.address.text == "a@b.example")
  }

  @Test(
    "is not read where there is more than a name and an address",
    arguments: [
      "", "Ann", "Ann a@b.example", "Ann <a@b>", "Ann <a@b.example> x", "Ann <a@b.example",
      "\"Ann <a@b.example>",
      "\"Ann\" Lee <a@b.example>", "Ann <x@y.example> <a@b.example>", "a@b.example, c@d.example",
      "\"Ann\\\" <a@b.example>",
    ])
  func noMailbox(text: String) { #expect(Mailbox(text) == nil) }
}
