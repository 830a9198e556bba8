/// How a connection to a mail server is kept from others.
public enum SMTPSecurity: String, CaseIterable, Sendable {
  /// Not at all: for a server on this machine.
  case none
  /// TLS is begun in the dialog (RFC 3207); without it nothing of the login or the message is sent.
  case startTLS
  /// TLS from the first byte (RFC 8314, 3.3).
  case tls
}
