/// Which mail server is spoken to, and how.
public struct SMTPSettings: Sendable {
  /// The server's name or address.
  public var host: String
  /// The server's port, 1…65535.
  public var port: Int
  /// How the connection is kept from others.
  public var security: SMTPSecurity
  /// The name for the login; `nil` for none.
  public var user: String?
  /// The password for the login.
  public var password: String?
  /// The file with the certificates of the authorities that are trusted, and no others; `nil` for those of the system.
  public var certificateAuthorities: String?
  /// How this machine names itself to the server (RFC 5321, 4.1.1.1).
  public var helloName: String
  /// How long the server is waited for.
  public var timeouts: SMTPTimeouts

  /// Creates settings.
  public init(
    host: String, port: Int, security: SMTPSecurity, user: String? = nil, password: String? = nil,
    certificateAuthorities: String? = nil, helloName: String = "localhost",
    timeouts: SMTPTimeouts = SMTPTimeouts()
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.user = user
    self.password = password
    self.certificateAuthorities = certificateAuthorities
    self.helloName = helloName
    self.timeouts = timeouts
  }

  /// The address for libcurl.
  ///
  /// - Throws: an error where host, port or name would make another address of it, or the login cannot be sent.
  var url: String {
    get throws(DeliveryError) {
      guard !host.isEmpty, host.utf8.allSatisfy({ $0.isLetterOrDigit || "-.:".utf8.contains($0) }) else {
        throw Self.error("expected a host of letters, digits, hyphens, dots and colons")
      }
      guard (1...65535).contains(port) else {
        throw Self.error("expected a port from 1 to 65535, found \(port)")
      }
      guard !helloName.isEmpty, helloName.utf8.allSatisfy({ $0.isLetterOrDigit || "-.:[]".utf8.contains($0) })
      else {
        throw Self.error("expected a name of this machine, or an address between brackets")
      }
      guard !(user ?? "").unicodeScalars.contains("\0"), !(password ?? "").unicodeScalars.contains("\0")
      else {
        throw Self.error("expected a name and a password without NUL")
      }
      let name = helloName.replacing("[", with: "%5B").replacing("]", with: "%5D")
      let scheme = security == .tls ? "smtps" : "smtp"
      return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)/\(name)"
    }
  }

  private static func error(_ reason: String) -> DeliveryError {
    DeliveryError(operation: "use the mail server", reason: reason)
  }
}
