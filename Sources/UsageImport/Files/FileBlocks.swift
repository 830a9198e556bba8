internal import Glibc

/// Why a file cannot be read.
public struct FileReadFault: Error, Equatable {
  /// What the system says, or what happened to the file.
  public let reason: String

  static func current() -> Self { Self(reason: String(cString: strerror(errno))) }

  /// It is longer or shorter than when it was opened.
  static let changed = Self(reason: "the file changed while it was read")
  /// Nothing more was wanted.
  static let stopped = Self(reason: "the reading was stopped")
}

/// Makes a system call again while a signal interrupts it.
func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// An open file.
struct FileBlocks: ~Copyable {
  /// The usual size of every block but the last; fingerprints rest on it.
  static let blockSize = 256 * 1024

  private let descriptor: Int32
  /// The size in bytes when the file was opened.
  let size: Int

  init(opening location: String) throws(FileReadFault) {
    descriptor = uninterrupted { open(location, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .current() }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let fault = FileReadFault.current()
      close(descriptor)
      throw fault
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Ends the reading; a file that cannot even be closed is not one to be believed.
  consuming func end() throws(FileReadFault) {
    let descriptor = descriptor
    discard self
    // After EINTR Linux has closed the descriptor all the same.
    guard close(descriptor) == 0 || errno == EINTR else { throw .current() }
  }

  /// Hands each block, in order, to `body`, until `body` returns `false` or the file ends; then the reading has ended.
  consuming func forEach(
    in buffer: borrowing BlockBuffer, _ body: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(FileReadFault) {
    var offset = 0
    while true {
      let block = try read(from: offset, count: buffer.size, into: buffer)
      guard !block.isEmpty else { break }
      offset += block.count
      guard body(block) else { return try end() }
    }
    guard offset == size else { throw .changed }
    try end()
  }

  /// Reads so many bytes from an offset on, fewer where the file ends before.
  func read(
    from offset: Int, count: Int, into buffer: borrowing BlockBuffer
  ) throws(FileReadFault) -> UnsafeBufferPointer<UInt8> {
    let wanted = min(count, buffer.size)
    var filled = 0
    while filled < wanted {
      let count = uninterrupted {
        pread(descriptor, buffer.start + filled, wanted - filled, off_t(offset + filled))
      }
      guard count >= 0 else { throw .current() }
      if count == 0 { break }
      filled += count
    }
    return UnsafeBufferPointer(start: buffer.start, count: filled)
  }
}

/// The memory into which one worker reads blocks, of one file after the other.
struct BlockBuffer: ~Copyable {
  /// Its size in bytes.
  let size: Int
  fileprivate let start: UnsafeMutablePointer<UInt8>

  init() {
    size = FileBlocks.blockSize
    start = .allocate(capacity: size)
  }

  deinit { start.deallocate() }
}
