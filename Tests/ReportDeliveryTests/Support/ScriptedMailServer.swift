internal import Dispatch
internal import Glibc
internal import Synchronization

/// A mail server on the loopback interface that does what a script says, for one connection after the other.
///
/// A class, since its end of life closes the port.
final class ScriptedMailServer: Sendable {
  /// What the server does when a line has come.
  enum Reaction: Sendable {
    case reply(String)
    /// Replies and closes the connection.
    case lastReply(String)
    case hangUp
    /// Says nothing, ever.
    case silence
  }

  /// What came over one connection.
  struct Dialog: Equatable, Sendable {
    /// The commands, with the final dots but without the lines of messages.
    var commands: [String] = []
    /// The messages that were ended by a dot, as they came, dots doubled.
    var messages: [[UInt8]] = []
    /// Whether a message had begun and was not ended.
    var hasOpenMessage = false
  }

  /// The port.
  let port: Int
  private let listener: Int32
  private let script: MailScript
  private let isFinished = Mutex(false)

  /// Opens a port and listens.
  ///
  /// - Parameters:
  ///   - features: the lines of the answer to EHLO behind the first.
  ///   - greeting: what comes first.
  ///   - react: what is done with a command (`.` for the end of a message, `greeting` before the first), and the number
  ///     of its connection from 0; `nil` for what a server does that agrees to everything.
  /// - Throws: an error where no port can be opened.
  init(
    features: [String] = [], greeting: Reaction = .reply("220 loopback ready"),
    react: @escaping @Sendable (String, Int) -> Reaction? = { _, _ in nil }
  ) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isListening else { throw ServerError(number: errno) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let script = MailScript(listener: listener, features: features, greeting: greeting, react: react)
    self.script = script
    DispatchQueue(label: "scripted mail server").async { script.run() }
  }

  deinit { stop() }

  /// Closes the port, waits until the last connection is over, and returns what came over each.
  func finish() -> [Dialog] {
    stop()
    return script.dialogsAtEnd()
  }

  /// Lets the script end, which closes the port: a number that is closed here could be another server's by then.
  private func stop() {
    isFinished.withLock { isFinished in
      if !isFinished { shutdown(listener, Int32(SHUT_RDWR)) }
      isFinished = true
    }
  }
}

/// A port that could not be opened.
struct ServerError: Error {
  let number: Int32
}
