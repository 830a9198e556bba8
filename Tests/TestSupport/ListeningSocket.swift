internal import Glibc

/// A socket that listens on the loopback interface, and the port that the kernel chose for it.
func listeningSocket() throws -> (descriptor: Int32, port: Int) {
  let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = inet_addr("127.0.0.1")
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isListening = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
      bind(listener, address, length) == 0 && listen(listener, 16) == 0
        && getsockname(listener, address, &length) == 0
    }
  }
  guard isListening else { throw CommandError(words: ["bind"], call: "bind", number: errno) }
  return (listener, Int(UInt16(bigEndian: address.sin_port)))
}
