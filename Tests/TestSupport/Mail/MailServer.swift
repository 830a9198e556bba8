internal import Dispatch
internal import Glibc
internal import Synchronization

/// A mail server on the loopback interface that keeps what it is sent; the local part of a recipient chooses a fault.
///
/// `tmp` and `perm` answer 451 and 550 to the recipient, `dtmp` and `dperm` 451 and 552 to the message, `drop354` breaks the
/// connection before the message is accepted, and `lost250` when it is, without a word. `once` answers 451 to the recipient
/// for the first time.
public final class MailServer: Sendable {
  /// A message that was accepted.
  public struct Mail: Equatable, Sendable {
    /// The addresses of the envelope.
    public let sender, recipients: String
    /// The message as it came, dots undone.
    public let bytes: [UInt8]

    /// The value of a header that stands on one line; empty where there is none.
    public func header(_ name: String) -> String {
      let line = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").first {
        $0.lowercased().hasPrefix(name.lowercased() + ": ")
      }
      return line.map { String($0.dropFirst(name.count + 2)) } ?? ""
    }
  }

  /// The port.
  public let port: Int
  private let listener: Int32
  private let log = Log()

  /// What happened so far; connections know it, and not the server, whose end of life they must not delay.
  private final class Log: Sendable {
    let isStopped = Mutex(false)
    let state = Mutex((mails: [Mail](), connections: 0, seen: Set<String>()))

    /// Whether an address is asked for here for the first time.
    func isNew(_ address: String) -> Bool { state.withLock { $0.seen.insert(address).inserted } }
  }

  /// Opens a port and listens.
  public init() throws {
    let (listener, port) = try listeningSocket()
    (self.listener, self.port) = (listener, port)
    DispatchQueue(label: "mail server").async { [log] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          // Closed here, and not where it is shut down: the number could be another server's by then.
          close(listener)
          return
        }
        log.state.withLock { $0.connections += 1 }
        DispatchQueue(label: "mail connection").async {
          var dialog = MailDialog(connection)
          dialog.run(isNew: log.isNew) { mail in log.state.withLock { $0.mails.append(mail) } }
          close(connection)
        }
      }
    }
  }

  deinit { stop() }

  /// Takes no further connection.
  public func stop() {
    // Once: the number is another server's as soon as it is closed.
    let isFirst = log.isStopped.withLock { isStopped in
      defer { isStopped = true }
      return !isStopped
    }
    if isFirst { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  /// The messages that were accepted, in that order.
  public var mails: [Mail] { log.state.withLock { $0.mails } }

  /// How many connections were made.
  public var connections: Int { log.state.withLock { $0.connections } }
}

/// One connection.
private struct MailDialog {
  private let connection: Int32
  private var input: [UInt8] = []
  private var (sender, recipient) = ("", "")

  init(_ connection: Int32) { self.connection = connection }

  mutating func run(isNew: (String) -> Bool, keep: (MailServer.Mail) -> Void) {
    say("220 test")
    while let line = nextLine() {
      let word = line.prefix { $0 != " " && $0 != ":" }.uppercased()
      switch word {
      case "EHLO", "HELO": say("250-test\r\n250 SIZE 10000000")
      case "MAIL":
        sender = address(in: line)
        say("250 ok")
      case "RCPT":
        recipient = address(in: line)
        let isLater = fault("tmp") || (fault("once") && isNew(recipient))
        say(isLater ? "451 4.2.1 try later" : fault("perm") ? "550 5.1.1 no such user" : "250 ok")
      case "DATA":
        guard !fault("drop354") else { return }
        say("354 go on")
        guard let bytes = data() else { return }
        if fault("dtmp") || fault("dperm") {
          say(fault("dtmp") ? "451 4.3.0 try later" : "552 5.3.4 too big")
          continue
        }
        keep(MailServer.Mail(sender: sender, recipients: recipient, bytes: bytes))
        if fault("lost250") { return }
        say("250 2.0.0 queued")
      case "RSET", "NOOP": say("250 ok")
      case "QUIT":
        say("221 bye")
        return
      default: say("500 unknown")
      }
    }
  }

  private func fault(_ name: String) -> Bool {
    recipient.prefix { $0 != "@" && $0 != "+" } == name
  }

  private func address(in line: String) -> String {
    String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
  }

  private func say(_ line: String) {
    let text = line + "\r\n"
    _ = text.withCString { send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
  }

  private mutating func more() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    input += buffer[..<count]
    return true
  }

  private mutating func nextLine() -> String? {
    while true {
      if let end = input.firstIndex(of: 0x0A) {
        let line = String(decoding: input[..<end].filter { $0 != 0x0D }, as: UTF8.self)
        input.removeSubrange(...end)
        return line
      }
      guard more() else { return nil }
    }
  }

  /// The message up to the line with a dot, with doubled dots undone.
  private mutating func data() -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      guard let end = input.firstIndex(of: 0x0A) else {
        guard more() else { return nil }
        continue
      }
      var line = Array(input[...end])
      input.removeSubrange(...end)
      if line == [0x2E, 0x0D, 0x0A] { return bytes }
      if line.first == 0x2E { line.removeFirst() }
      bytes += line
    }
  }
}
