import FoundationEssentials
import TestSupport

/// A mail server in Python that runs until the test is done with it.
///
/// A class, since its end of life ends the process.
final class PythonServer {
  /// The port, on the loopback interface.
  let port: Int
  private let process: RunningCommand

  /// Starts a server and waits until it listens.
  ///
  /// - Parameter words: the program and its arguments, given a port that is free.
  /// - Throws: an error where the program cannot be started, or does not listen within ten seconds.
  init(_ words: (_ port: Int) -> [String]) throws {
    let free = try ScriptedMailServer()
    _ = free.finish()
    port = free.port
    process = try Command(words(port)).started()
    for _ in 0..<200 {
      // One try is one connection, which the servers take for a client that says nothing.
      if Self.listens(port) { return }
      Pause.milliseconds(50)
    }
    process.kill()
    throw MIMEReader.Fault(description: "the server does not listen")
  }

  deinit { process.kill() }

  private static func listens(_ port: Int) -> Bool {
    do {
      let table = try String(decoding: Data(contentsOf: URL(filePath: "/proc/net/tcp")), as: UTF8.self)
      let digits = String(port, radix: 16, uppercase: true)
      return table.contains(
        " 0100007F:" + String(repeating: "0", count: 4 - digits.count) + digits + " 00000000:0000 0A")
    } catch { return false }
  }
}
