import FoundationEssentials
import TestSupport
import Testing

@Suite("Mails about customers with hostile names")
struct HostileMailTests {
  private static let names = [
    "\r\nBcc: mallory@evil.example", "a\nSubject: b", "line\u{2028}para\u{2029}nel\u{85}",
    "=?utf-8?B?QQ==?=", "\"quoted\" \\ back", "<script>alert(1)</script>", "{{title}} {{{style.sheet}}}",
    "../../etc/passwd", "=cmd|' /C calc'!A0", "مرحبا \u{202E}abc",
    "👩‍👩‍👧‍👦 " + String(repeating: "long ", count: 80), "﷽ 한글 Ω",
    ".", "--", "\u{1B}[31mred",
  ]

  @Test("have no header, recipient or file more than they should, and are as MIME wants them")
  func injection() throws {
    let server = try MailServer()
    let folder = try MailFolder(
      recipients: [], port: server.port, settings: ["attach: [html, xml, csv]", "accountManagers: nightly"])
    let rows = Self.names.enumerated().map { number, name in
      let cell = "\"" + name.replacing("\"", with: "\"\"") + "\""
      return "h\(number),\(cell),\(cell),good+m\(number)@m.example,good+h\(number)@h.example,yes\n"
    }
    try folder.nightly.folder.write(
      "CustomerId,CustomerName,AccountManager,AccountManagerEmail,ReportRecipients,SendReport\n"
        + rows.joined(),
      to: "exports/customers.csv")
    try folder.nightly.folder.write(
      "SubscriptionId,CustomerId,SkuPartNumber,Status,IsTrial,LicensesSold,LicensesAssigned,CommitmentEndDate\n"
        + Self.names.indices.map { "s\($0),h\($0),SPE_E3,Active,False,12,11,2027-01-30\n" }.joined(),
      to: "exports/subscriptions.csv")
    try folder.nightly.folder.write(
      "CustomerId,TicketId,CreatedAt,Category\n", to: "exports/active-users.csv")
    try FileManager.default.removeItem(atPath: folder.nightly.exports + "/active-users.csv")
    let outcome = try folder.nightly.run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(server.mails.count == 2 * Self.names.count)
    for mail in server.mails {
      let message = try MIMEReader(mail.bytes)
      let names = message.headers.map(\.name).sorted()
      #expect(
        names == [
          "auto-submitted", "content-language", "content-type", "date", "from", "list-unsubscribe",
          "message-id",
          "mime-version", "subject", "to",
        ], "\(names)")
      #expect(try HeaderReader.mailbox(message["to"]).address == mail.recipients)
      #expect(message.leaves.count == (mail.recipients.hasSuffix("@h.example") ? 5 : 2))
      #expect(
        try !HeaderReader.text(message["subject"]).unicodeScalars.contains {
          $0.properties.generalCategory == .control
        })
    }
    #expect(server.mails.allSatisfy { !$0.recipients.contains("mallory") })
    try Self.judge(server.mails, in: folder)
  }

  /// The opinion of an independent checker, where it is there.
  private static func judge(_ mails: [MailServer.Mail], in folder: MailFolder) throws {
    guard let checker = Support.shared("tools/mimecheck.py") else { return }
    for (number, mail) in mails.enumerated() {
      try Data(mail.bytes).write(to: URL(filePath: "\(folder.nightly.folder.path)/\(number).eml"))
    }
    let files = mails.indices.map { "\(folder.nightly.folder.path)/\($0).eml" }
    let outcome = try Command([Support.python, checker] + files).run()
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
