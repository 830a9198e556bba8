internal import CLibCurl

/// One message on its way through libcurl, whose callbacks land here.
///
/// A class, since the callbacks get a pointer to it.
final class SMTPTransfer {
  /// What the server said.
  private(set) var replies = SMTPReplies()
  /// Whether `leaving` was called and let the message go.
  private(set) var hasLeft = false
  /// What `leaving` threw.
  private(set) var failure: (any Error)?
  /// Whether the connection stood before this transfer.
  private(set) var isReused = false
  private let bytes: [UInt8]
  private let leaving: () throws -> Void
  private let prepareEnd: () -> Void
  private let mayBegin: (SMTPReplies) -> Bool
  private var offset = 0

  /// Creates a transfer.
  ///
  /// - Parameters:
  ///   - bytes: the message.
  ///   - mayBegin: whether commands about the message may follow on what the server said when the connection was made.
  ///   - prepareEnd: is called before the last bytes are handed to libcurl.
  ///   - leaving: is called after it.
  init(
    _ bytes: [UInt8], mayBegin: @escaping (SMTPReplies) -> Bool, prepareEnd: @escaping () -> Void,
    leaving: @escaping () throws -> Void
  ) {
    self.bytes = bytes
    self.mayBegin = mayBegin
    self.prepareEnd = prepareEnd
    self.leaving = leaving
  }

  /// Whether a fresh connection may do better: this one stood already, and was given up by the server unnoticed.
  var isWorthAnother: Bool {
    guard isReused, !hasLeft, failure == nil else { return false }
    return replies.answers.isEmpty || replies.answers.first?.code == 421
  }

  /// The connection stands; `false` where the message must not be sent over it.
  func begin() -> Bool {
    isReused = replies.greetings.isEmpty
    guard isReused || mayBegin(replies) else { return false }
    replies.begin()
    return true
  }

  /// Takes a line of the server.
  func add(_ line: UnsafeRawBufferPointer) { replies.add(String(decoding: line, as: UTF8.self)) }

  /// Gives libcurl the next bytes.
  ///
  /// The last two come alone. libcurl adds the final dot when it has them all, and with a known size it does not ask for
  /// more than that: before they are given, nobody can have taken the message over.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let end = bytes.count - 2
    if offset >= end, !hasLeft {
      prepareEnd()
      do {
        try leaving()
      } catch {
        failure = error
        return Int(CURL_READFUNC_ABORT)
      }
      hasLeft = true
    }
    let count = min(buffer.count, (hasLeft ? bytes.count : end) - offset)
    buffer.copyBytes(from: bytes[offset..<(offset + count)])
    offset += count
    return count
  }
}
