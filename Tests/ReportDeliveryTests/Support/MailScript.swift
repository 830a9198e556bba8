internal import Dispatch
internal import Glibc
internal import Synchronization

/// What a ``ScriptedMailServer`` does, on a thread of its own.
///
/// A class, since the thread and the test both hold it.
final class MailScript: Sendable {
  private let listener: Int32
  private let features: [String]
  private let greeting: ScriptedMailServer.Reaction
  private let react: @Sendable (String, Int) -> ScriptedMailServer.Reaction?
  private let dialogs = Mutex<[ScriptedMailServer.Dialog]>([])
  private let end = DispatchSemaphore(value: 0)

  init(
    listener: Int32, features: [String], greeting: ScriptedMailServer.Reaction,
    react: @escaping @Sendable (String, Int) -> ScriptedMailServer.Reaction?
  ) {
    self.listener = listener
    self.features = features
    self.greeting = greeting
    self.react = react
  }

  /// Waits until the last connection is over, ten seconds at most, and returns what came over each.
  func dialogsAtEnd() -> [ScriptedMailServer.Dialog] {
    _ = end.wait(timeout: .now() + 10)
    return dialogs.withLock { $0 }
  }

  /// Serves until the listener is shut down.
  func run() {
    defer {
      close(listener)
      end.signal()
    }
    var number = 0
    while case let connection = accept(listener, nil, nil), connection >= 0 {
      dialogs.withLock { $0.append(ScriptedMailServer.Dialog()) }
      serve(LineConnection(connection), number)
      number += 1
    }
  }

  private func serve(_ connection: LineConnection, _ number: Int) {
    guard go(on: connection, after: greeting) else { return }
    while let line = connection.line() {
      let command = String(decoding: line, as: UTF8.self)
      dialogs.withLock { $0[number].commands.append(command) }
      let reaction = react(command, number) ?? usual(command)
      guard go(on: connection, after: reaction) else { return }
      guard command == "DATA", case .reply(let text) = reaction, text.hasPrefix("354") else { continue }
      guard takeMessage(from: connection, number), go(on: connection, after: react(".", number) ?? usual("."))
      else {
        return
      }
    }
  }

  private func takeMessage(from connection: LineConnection, _ number: Int) -> Bool {
    dialogs.withLock { $0[number].hasOpenMessage = true }
    var message: [UInt8] = []
    if case .hangUp = react("body", number) { return false }
    while let line = connection.line() {
      guard line != [UInt8(ascii: ".")] else {
        dialogs.withLock {
          $0[number].hasOpenMessage = false
          $0[number].commands.append(".")
          $0[number].messages.append(message)
        }
        return true
      }
      message += line + Array("\r\n".utf8)
    }
    return false
  }

  private func go(on connection: LineConnection, after reaction: ScriptedMailServer.Reaction) -> Bool {
    switch reaction {
    case .reply(let text):
      connection.send(text + "\r\n")
      return true
    case .lastReply(let text):
      connection.send(text + "\r\n")
      return false
    case .hangUp: return false
    case .silence:
      while connection.line() != nil {}
      return false
    }
  }

  private func usual(_ command: String) -> ScriptedMailServer.Reaction {
    switch command.prefix(4).uppercased() {
    case "EHLO":
      let lines = ["loopback"] + features
      return .reply(
        lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n"))
    case "DATA": return .reply("354 go on")
    case "QUIT": return .lastReply("221 bye")
    case "AUTH": return .reply("235 2.7.0 welcome")
    case ".": return .reply("250 2.0.0 queued")
    default: return .reply("250 fine")
    }
  }
}
