/// The other side of libcurl's dialog when a message is composed: it agrees to everything and keeps what it is sent.
struct CapturingServer {
  /// What is to be sent to libcurl.
  private(set) var replies: [UInt8] = Array("220 ready\r\n".utf8)
  private var received: [UInt8] = []
  private var isData = false

  /// Forgets what was to be sent.
  mutating func sent() { replies.removeAll(keepingCapacity: true) }

  /// Takes bytes that libcurl sent.
  mutating func receive(_ bytes: ArraySlice<UInt8>) {
    received += bytes
    while !isData, let end = received.firstIndex(of: UInt8(ascii: "\n")) {
      if received.starts(with: Array("DATA".utf8)) {
        isData = true
        // The answer to the final dot goes with it: libcurl waits for that one without giving the thread back.
        replies += Array("354 go on\r\n250 kept\r\n".utf8)
      } else {
        replies += Array("250 good\r\n".utf8)
      }
      received.removeSubrange(...end)
    }
  }

  /// The message with its doubled dots and the final dot, once it is whole; the next one may follow.
  mutating func takeMessage() -> [UInt8]? {
    // The sequence stands at the end only: libcurl doubles dots that would make one before.
    guard isData, received.suffix(5).elementsEqual("\r\n.\r\n".utf8) else { return nil }
    let message = Array(received.dropLast(3))
    isData = false
    received.removeAll(keepingCapacity: true)
    return message
  }
}
