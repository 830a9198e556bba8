import FoundationEssentials
import ReportDelivery
import TestSupport
import Testing

@Suite(
  "A courier that speaks SMTP within TLS",
  .enabled(if: Tools.hasTLS, "needs the command openssl, and aiosmtpd in the Python of ADOPTION_PYTHON"))
struct TLSTests {
  private static let certificates = Result { try Certificates() }

  @Test("logs in and delivers where the certificate is good", arguments: [SMTPSecurity.startTLS, .tls])
  func good(security: SMTPSecurity) throws {
    let (outcomes, log) = try Self.send(security, .good, authority: \.authority, count: 2)
    #expect(outcomes == [.accepted("250 OK"), .accepted("250 OK")])
    #expect(log == ["AUTH user", "MAIL", "DATA", "MAIL", "DATA"])
  }

  @Test(
    "sends nothing of login or message where it is not",
    arguments: [SMTPSecurity.startTLS, .tls], [Certificates.Kind.wrongName, .expired])
  func bad(security: SMTPSecurity, kind: Certificates.Kind) throws {
    let (outcomes, log) = try Self.send(security, kind, authority: \.authority, count: 1)
    guard case .unreachable(let reason)? = outcomes.first else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(reason.contains("certificate"), "\(reason)")
    #expect(log == [])
  }

  @Test("trusts the authorities of the given file only", arguments: [SMTPSecurity.startTLS, .tls])
  func unknownAuthority(security: SMTPSecurity) throws {
    for authority in [\Certificates.stranger, nil] {
      let (outcomes, log) = try Self.send(security, .good, authority: authority, count: 1)
      guard case .unreachable? = outcomes.first else {
        Issue.record("\(outcomes)")
        return
      }
      #expect(log == [])
    }
  }

  @Test("a file of authorities that is not there is no reason to trust everybody")
  func missingFile() throws {
    let courier = try SMTPCourier(
      SMTPSettings(
        host: "127.0.0.1", port: 1, security: .tls, certificateAuthorities: "/nowhere/authority.pem"))
    guard case .unreachable = try courier.send(try Sample.composed()) else {
      Issue.record("sent")
      return
    }
  }

  /// Sends messages to a server in Python; returns the outcomes and what the server noted.
  private static func send(
    _ security: SMTPSecurity, _ kind: Certificates.Kind, authority: KeyPath<Certificates, String>?, count: Int
  ) throws -> ([DeliveryOutcome], [String]) {
    let certificates = try certificates.get()
    let folder = try TemporaryFolder()
    let log = try folder.write("", to: "log")
    let server = try PythonServer {
      [
        Tools.python, "-c", program, "\($0)", security.rawValue, certificates.certificate(kind),
        certificates.key(kind), log,
      ]
    }
    let courier = try SMTPCourier(
      SMTPSettings(
        host: "127.0.0.1", port: server.port, security: security, user: "user", password: "secret-word",
        certificateAuthorities: authority.map { certificates[keyPath: $0] }, helloName: "client.example",
        timeouts: SMTPTimeouts(connect: 10, command: 10, end: 10)))
    let outcomes = try (0..<count).map { _ in try courier.send(try Sample.composed()) }
    return (outcomes, try Repository.text(of: log).split(separator: "\n").map(String.init))
  }

  /// Takes mail of who logs in, and notes what came.
  private static let program = """
    import ssl, sys, time
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult, SMTP
    port, security, certificate, key, log = sys.argv[1:]
    def note(text):
        with open(log, 'a') as file: file.write(text + '\\n')
    class Handler:
        async def handle_MAIL(self, server, session, envelope, address, options):
            note('MAIL')
            envelope.mail_from = address
            return '250 OK'
        async def handle_DATA(self, server, session, envelope):
            note('DATA')
            return '250 OK'
    def authenticate(server, session, envelope, mechanism, data):
        note('AUTH ' + data.login.decode())
        return AuthResult(success=data.password == b'secret-word')
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    settings = dict(hostname='127.0.0.1', port=int(port), authenticator=authenticate, auth_required=True)
    if security == 'tls':
        class TLS(Controller):
            def _trigger_server(self): pass
        controller = TLS(Handler(), ssl_context=context, auth_require_tls=False, **settings)
    else:
        controller = Controller(Handler(), tls_context=context, require_starttls=True, **settings)
    controller.start()
    time.sleep(60)
    """
}
