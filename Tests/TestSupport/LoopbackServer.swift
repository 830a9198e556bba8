internal import Dispatch
internal import Glibc
internal import Synchronization

/// A server on the loopback interface that takes requests, one after the other, and answers each the same.
///
/// A class, since its end of life closes the port.
public final class LoopbackServer: Sendable {
  /// The port.
  public let port: Int
  private let listener: Int32
  private let requests = Mutex<[String]>([])
  private let arrival = DispatchSemaphore(value: 0)

  /// Opens a port and listens.
  ///
  /// - Parameter answer: what is answered once the head of a request is there; `nil` for nothing, ever.
  /// - Throws: an error where no port can be opened.
  public init(answer: String?) throws {
    let (listener, port) = try listeningSocket()
    (self.listener, self.port) = (listener, port)
    Thread.start { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          // Closed here, and not where it is shut down: the number could be another server's by then.
          close(listener)
          return
        }
        let request = Self.head(from: connection)
        if let answer {
          _ = answer.withCString { send(connection, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
          close(connection)
        }
        self?.requests.withLock { $0.append(request) }
        self?.arrival.signal()
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Waits for the next request and returns its head; empty where none comes within ten seconds.
  public func request() -> String {
    guard arrival.wait(timeout: .now() + 10) == .success else { return "" }
    return requests.withLock { $0.removeFirst() }
  }

  private static func head(from connection: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private enum Thread {
  /// Runs something on a thread of its own, which no queue waits for.
  static func start(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "loopback").async(execute: body)
  }
}
