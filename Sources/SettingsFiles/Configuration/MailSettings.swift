/// Who is sent reports, how often, and how they get there.
package struct MailSettings: Sendable {
  /// How mails leave.
  package enum Courier: String, CaseIterable, Sendable { case outbox, smtp, sendmail }
  /// How often somebody is sent a mail.
  package enum Frequency: String, CaseIterable, Sendable { case off, nightly, weekly, monthly, changes }
  /// What protects the way to the server.
  package enum Security: String, CaseIterable, Sendable { case starttls, tls, none }
  /// What a customer's mail carries.
  package enum Attachment: String, CaseIterable, Sendable { case html, xml, csv }

  /// The sender, as a name and an address.
  package let from: ConfiguredValue
  /// How mails leave.
  package let courier: Courier
  /// The file of recipients, and that of those who want none; `nil` where there is none.
  package let recipients, optOut: String?
  /// The domains that mail may go to, in lower case; `nil` for all.
  package let allowedDomains: [String]?
  /// How often each audience is sent something.
  package let accountManagers, customers, operations: Frequency
  /// What a customer's mail carries, each once.
  package let attachments: [Attachment]
  /// Where the output folder can be seen with a browser, with a `/` at its end; `nil` for nowhere.
  package let links: String?
  /// Where to write to receive no more; `nil` for the sender's address.
  package let unsubscribe: ConfiguredValue?
  /// For so many seconds a server that is not ready is asked again.
  package let retrySeconds: Int
  /// The path of the local program.
  package let sendmail: String
  /// The server; `nil` where none is named.
  package let smtp: SMTP?

  /// A server that takes mail.
  package struct SMTP: Sendable {
    /// Its name or address.
    package let host: String
    /// Its port.
    package let port: Int
    /// What protects the way.
    package let security: Security
    /// The user; `nil` where the server asks for none.
    package let user: String?
    /// Where the password is to be found.
    package let password: SecretReference?
    /// The path of the file of certificate authorities; `nil` for those of the system.
    package let authorities: String?
  }

  /// Reads the settings; `nil` where nobody is named as the sender.
  init?(_ reading: ConfigurationReading) throws(SettingsError) {
    guard let from = reading.values[.mailFrom] else { return nil }
    self.from = from
    courier = try reading.choice(.mailCourier)
    recipients = try reading.path(.mailRecipients)
    optOut = try reading.path(.mailOptOut)
    allowedDomains = reading.values[.mailAllowedDomains]?.texts.map { $0.lowercased() }
    accountManagers = try reading.choice(.mailAccountManagers)
    customers = try reading.choice(.mailCustomers)
    operations = try reading.choice(.mailOperations)
    attachments = try Self.attachments(reading)
    links = try Self.links(reading)
    unsubscribe = reading.values[.mailUnsubscribe]
    retrySeconds = try reading.required(.mailRetryFor, "a duration such as 10m, 1h or 45s", seconds(of:))
    sendmail = try reading.path(.mailSendmail) ?? ""
    smtp = try SMTP(reading)
    if courier == .smtp, smtp == nil {
      throw from.source.error(
        expected: "\(ConfigurationKey.smtpHost.rawValue) beside mail.courier: smtp", found: "no such setting")
    }
  }

  private static func attachments(_ reading: ConfigurationReading) throws(SettingsError) -> [Attachment] {
    guard let value = reading.values[.mailAttach] else { return [] }
    var attachments: [Attachment] = []
    for text in value.texts {
      guard let attachment = Attachment(rawValue: text), !attachments.contains(attachment) else {
        throw value.error(expected: "a list of html, xml and csv, each at most once")
      }
      attachments.append(attachment)
    }
    return attachments
  }

  private static func links(_ reading: ConfigurationReading) throws(SettingsError) -> String? {
    try reading.optional(.mailLinks, "an address that begins with https:// or http://") { text in
      let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>".utf8.contains($0) }
      guard isPlain, text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
      return text.hasSuffix("/") ? text : text + "/"
    }
  }
}

extension MailSettings.SMTP {
  fileprivate init?(_ reading: ConfigurationReading) throws(SettingsError) {
    let host = try reading.optional(.smtpHost, "the name of a host") { text in
      text.isEmpty || !text.utf8.allSatisfy(isOfHost) ? nil : text
    }
    guard let host else { return nil }
    self.host = host
    let isHere = ["localhost", "127.0.0.1", "::1"].contains(host)
    let words = MailSettings.Security.allCases.map(\.rawValue).joined(separator: ", ")
    security =
      try reading.optional(.smtpSecurity, "one of \(words)") { MailSettings.Security(rawValue: $0) }
      ?? (isHere ? .none : .starttls)
    let usual =
      switch security {
      case .starttls: 587
      case .tls: 465
      case .none: 25
      }
    port =
      try reading.optional(.smtpPort, "a port from 1 to 65535") { text in
        Int(text).flatMap { (1...65_535).contains($0) ? $0 : nil }
      } ?? usual
    user = reading.values[.smtpUser]?.text
    password = try reading.secret(.smtpPassword)
    authorities = try reading.path(.smtpAuthorities)
    if (user == nil) != (password == nil) {
      throw (reading.values[.smtpUser] ?? reading.values[.smtpPassword] ?? reading.values[.smtpHost])?.source
        .error(
          expected:
            "both \(ConfigurationKey.smtpUser.rawValue) and \(ConfigurationKey.smtpPassword.rawValue)",
          found: "one of them") ?? ConfigurationSource.standard.error(expected: "both", found: "one")
    }
  }
}

/// Whether a byte may stand in a host's name or its address.
private func isOfHost(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"):
    true
  default: false
  }
}
