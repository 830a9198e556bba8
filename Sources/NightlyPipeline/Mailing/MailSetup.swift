internal import ReportDelivery
internal import SettingsFiles

/// Everything that mailing needs of the configuration, read and checked before any export is opened.
struct MailSetup: Sendable {
  let settings: MailSettings
  /// The sender.
  let from: Mailbox
  /// Where to write to receive no more, as a URI for mail programs and as people are shown it.
  let unsubscribe, contact: String
  /// Who is named in the file of recipients.
  let recipients: Recipients
  /// Addresses that are sent nothing, in lower case.
  let optOut: Set<String>
  /// The password of the server; `nil` where it asks for none.
  let password: String?

  /// Reads what the settings point to.
  ///
  /// - Throws: `.settings` with the first mistake.
  init(_ settings: MailSettings, credentialsFolder: String?) throws(NightError) {
    self.settings = settings
    do throws(SettingsError) {
      guard let from = Mailbox(settings.from.text) else {
        throw settings.from.error(expected: "a sender such as Contoso Reports <reports@contoso.example>")
      }
      self.from = from
      (unsubscribe, contact) = try Self.unsubscribe(settings, from: from)
      recipients = try settings.recipients.map(readRecipients) ?? .none
      optOut = try settings.optOut.map(readOptOut) ?? []
      password = try settings.smtp?.password?.read(credentialsFolder: credentialsFolder)
    } catch {
      throw .settings(error)
    }
  }

  /// Whether an address may be sent anything.
  func allows(_ address: MailAddress) -> Bool {
    guard !optOut.contains(address.text.lowercased()) else { return false }
    return settings.allowedDomains.map { $0.contains(address.domain) } ?? true
  }

  private static func unsubscribe(
    _ settings: MailSettings, from: Mailbox
  ) throws(SettingsError) -> (uri: String, contact: String) {
    guard let value = settings.unsubscribe else {
      return ("mailto:\(escaped(from.address.text))?subject=unsubscribe", from.address.text)
    }
    let text = value.text
    let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\",".utf8.contains($0) }
    guard isPlain, text.hasPrefix("mailto:") || text.hasPrefix("https://") else {
      throw value.error(expected: "an address that begins with mailto: or https://")
    }
    let contact = text.hasPrefix("mailto:") ? text.dropFirst("mailto:".count).prefix { $0 != "?" } : text[...]
    return (text, String(contact))
  }

  /// An address as a `mailto:` URI holds it (RFC 6068, section 2).
  private static func escaped(_ address: String) -> String {
    address.utf8.reduce(into: "") { uri, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
  }
}
