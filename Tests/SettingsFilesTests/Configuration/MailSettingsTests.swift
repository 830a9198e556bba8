import SettingsFiles
import TestSupport
import Testing

@Suite("The settings of mails")
struct MailSettingsTests {
  private static func mail(_ lines: String...) throws -> MailSettings {
    let text = "mail:\n" + (["from: a@b.example"] + lines).map { "  \($0)\n" }.joined()
    return try #require(try ConfigurationTests.configuration(text).mail)
  }

  @Test("are none without a sender")
  func none() throws {
    #expect(try ConfigurationTests.configuration().mail == nil)
    #expect(try ConfigurationTests.configuration("mail:\n  customers: nightly\n").mail == nil)
  }

  @Test("without anybody's word send digests weekly and reports monthly into the outbox")
  func standard() throws {
    let mail = try Self.mail()
    #expect(
      (mail.courier, mail.accountManagers, mail.customers, mail.operations) == (
        .outbox, .weekly, .monthly, .off
      ))
    #expect(mail.attachments == [.html] && mail.retrySeconds == 600 && mail.allowedDomains == nil)
    #expect(mail.smtp == nil && mail.links == nil && mail.recipients == nil)
  }

  @Test(
    "require protection off this host, and choose the port that goes with it",
    arguments: [
      ("localhost", nil, MailSettings.Security.none, 25), ("127.0.0.1", nil, .none, 25),
      ("smtp.b.example", nil, .starttls, 587), ("smtp.b.example", "tls", .tls, 465),
      ("smtp.b.example", "none", .none, 25), ("localhost", "starttls", .starttls, 587),
    ])
  func security(host: String, given: String?, security: MailSettings.Security, port: Int) throws {
    let word = given.map { ", security: \($0)" } ?? ""
    let smtp = try #require(try Self.mail("courier: smtp", "smtp: {host: \(host)\(word)}").smtp)
    #expect((smtp.security, smtp.port, smtp.user) == (security, port, nil))
  }

  @Test("take paths as seen from the file, and end the address of reports with a slash")
  func paths() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "mail:\n  from: a@b.example\n  recipients: r.yaml\n  links: https://r.example/x\n"
        + "  smtp: {host: h, user: u, password: \"file:p.secret\"}\n", to: "c.yaml")
    let mail = try #require(
      try Configuration(ConfiguredValues(options: [:], environment: [:], file: path)).mail)
    #expect(mail.recipients == folder.path + "/r.yaml" && mail.links == "https://r.example/x/")
    guard case .file(folder.path + "/p.secret", _) = mail.smtp?.password else {
      Issue.record("the password's path is not seen from the file")
      return
    }
  }

  @Test(
    "name what is wrong",
    arguments: [
      ("courier: pigeon", "expected one of outbox, smtp, sendmail"),
      ("courier: smtp", "expected mail.smtp.host beside mail.courier: smtp"),
      ("attach: [html, pdf]", "expected a list of html, xml and csv"),
      ("attach: [html, html]", "expected a list of html, xml and csv"),
      ("links: ftp://x", "expected an address that begins with https:// or http://"),
      ("retryFor: soon", "expected a duration such as 10m"),
      ("smtp: {host: h, port: 0}", "expected a port from 1 to 65535"),
      ("smtp: {host: h, user: u}", "expected both mail.smtp.user and mail.smtp.password"),
      ("smtp: {host: \"a b\"}", "expected the name of a host"),
      ("smtp: {host: h, user: u, password: hunter2}", "expected file:PATH or credential:NAME"),
    ])
  func mistakes(line: String, expected: String) {
    let error = #expect(throws: SettingsError.self) { try Self.mail(line) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("hunter2") != true)
  }
}
