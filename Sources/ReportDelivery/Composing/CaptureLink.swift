internal import CLibCurl
internal import Glibc

/// A connection within the process: libcurl has one end, and the ``CapturingServer`` serves the other.
///
/// libcurl 7.88 connects even a socket of which it is told that it is connected. So it gets a fresh one, and the address of
/// a listener that the kernel named; only a connection of this process is taken.
///
/// A class, since libcurl's callback gets a pointer to it, and its end of life closes the descriptors.
final class CaptureLink {
  private var server = CapturingServer()
  private var listener: Int32 = -1
  private var end: Int32 = -1
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  deinit { hangUp() }

  /// Closes the server's end.
  func hangUp() {
    for descriptor in [listener, end] where descriptor >= 0 { close(descriptor) }
    listener = -1
    end = -1
  }

  /// Opens a listener, and a socket that libcurl is to connect to it and to close; `CURL_SOCKET_BAD` where it cannot.
  ///
  /// - Parameter target: becomes the address of the listener.
  /// - Returns: a socket for libcurl.
  func open(_ target: inout curl_sockaddr) -> curl_socket_t {
    hangUp()
    server = CapturingServer()
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    listener = socket(AF_UNIX, kind, 0)
    guard listener >= 0 else { return -1 }
    target.family = AF_UNIX
    target.socktype = Int32(SOCK_STREAM.rawValue)
    target.protocol = 0
    // An address of nothing but its family lets the kernel choose a name of five digits (unix(7), "Autobind feature").
    target.addr.sa_family = sa_family_t(AF_UNIX)
    var length = socklen_t(MemoryLayout<sockaddr>.size)
    guard bind(listener, &target.addr, socklen_t(MemoryLayout<sa_family_t>.size)) == 0,
      listen(listener, 4) == 0, getsockname(listener, &target.addr, &length) == 0,
      length <= socklen_t(MemoryLayout<sockaddr>.size)
    else { return -1 }
    target.addrlen = length
    return socket(AF_UNIX, kind, 0)
  }

  /// Reads what libcurl wrote and answers it, without waiting; `false` where there was nothing to do.
  func serve() throws(DeliveryError) -> Bool {
    if listener >= 0 { take() }
    guard end >= 0 else { return false }
    var hasWorked = false
    while true {
      let count = recv(end, &buffer, buffer.count, 0)
      guard count > 0 else {
        // Zero bytes: libcurl hung up, and will say why.
        if count == 0 || errno == EAGAIN { break }
        if errno == EINTR { continue }
        throw Self.error(errno)
      }
      server.receive(buffer[..<count])
      hasWorked = true
    }
    return try answer() || hasWorked
  }

  /// The message that libcurl sent last, once it is whole.
  func takeMessage() -> [UInt8]? { server.takeMessage() }

  /// Takes libcurl's connection, and turns away those of other processes.
  private func take() {
    while case let connection = accept(listener, nil, nil), connection >= 0 {
      guard Self.isOwn(connection), fcntl(connection, F_SETFL, O_NONBLOCK) == 0,
        fcntl(connection, F_SETFD, FD_CLOEXEC) == 0
      else {
        close(connection)
        continue
      }
      end = connection
      close(listener)
      listener = -1
      return
    }
  }

  /// Whether the other end of a connection is held by this process.
  private static func isOwn(_ connection: Int32) -> Bool {
    // Process, user and group: the structure ucred of unix(7), which the module of the C library leaves out.
    var peer: [pid_t] = [0, 0, 0]
    var length = socklen_t(MemoryLayout<pid_t>.size * peer.count)
    return getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 && peer[0] == getpid()
  }

  private func answer() throws(DeliveryError) -> Bool {
    guard !server.replies.isEmpty else { return false }
    // A few dozen bytes always fit into the buffer of a socket that libcurl reads before it writes again.
    let count = send(end, server.replies, server.replies.count, Int32(MSG_NOSIGNAL))
    guard count == server.replies.count else { throw Self.error(errno) }
    server.sent()
    return true
  }

  private static func error(_ number: Int32) -> DeliveryError {
    DeliveryError(
      operation: "compose a message", reason: "a socket within the process failed with error \(number)")
  }
}
