internal import Glibc

/// A connection that is read line by line.
///
/// A class, since its end of life closes the connection.
final class LineConnection {
  private let descriptor: Int32
  private var received: ArraySlice<UInt8> = []

  /// Takes over a connected socket.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// The next line without its CRLF; `nil` where the connection is over.
  func line() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(received[..<end])
        received = received[(end + 1)...]
        return line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : line
      }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      received = received + buffer[..<count]
    }
  }

  /// Sends a text.
  func send(_ text: String) {
    _ = text.withCString { Glibc.send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
  }
}
