import ReportDelivery
import TestSupport
import Testing

@Suite("Composed messages read by Python")
struct PythonOpinionTests {
  @Test(
    "have no fault in their structure",
    .enabled(if: Tools.hasMimeCheck, "needs ADOPTION_SHARED with mimecheck.py, and Python (ADOPTION_PYTHON)"))
  func structure() throws {
    let folder = try TemporaryFolder()
    let composer = try MessageComposer()
    let names = [
      "Ann", "Müller, Jürgen", "a\r\nBcc: x@y.example", "=?utf-8?B?QUJD?=", "\"q\" \\",
      String(repeating: "ü😀", count: 200),
    ]
    let files = try names.enumerated().map { number, name in
      let attachments = [
        MailAttachment(name: name + ".csv", mediaType: .csv, bytes: Array("a,b\r\n".utf8)),
        MailAttachment(name: "report.html", mediaType: .html, bytes: Array("<p>.</p>".utf8)),
      ]
      let message = try Sample.message(
        from: name, to: name, subject: name,
        text: "Größe\n.\nFrom here\n" + String(repeating: "x", count: 2_000),
        attachments: number % 2 == 0 ? attachments : [])
      return try folder.write(composer.compose(message).bytes, to: "\(number).eml")
    }
    let check = try #require(Tools.mimeCheck)
    let outcome = try Command([Tools.python, check] + files).run()
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(!outcome.output.contains("warn"), "\(outcome.output)")
    let read = try Command([Tools.python, "-c", Self.program] + files).run()
    let expected = names.map { CleanText($0).text + "|" + CleanText($0).text + "\n" }.joined()
    #expect(read.output == expected, "\(read.errors)")
  }

  /// Prints the subject and the sender's name of each message.
  private static let program = """
    import sys, email
    from email import policy
    from email.header import decode_header, make_header
    sys.stdout.reconfigure(encoding='utf-8')
    for path in sys.argv[1:]:
        message = email.message_from_bytes(open(path, 'rb').read(), policy=policy.default)
        old = email.message_from_bytes(open(path, 'rb').read())
        name = message['From'].addresses[0].display_name
        # The new parser of Python 3.11 keeps the blanks between the encoded words of a name; the old one does not.
        if len(name) > 70: name = str(make_header(decode_header(old['From']))).rsplit(' <', 1)[0]
        print(message['Subject'] + '|' + name)
    """
}
