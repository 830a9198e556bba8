internal import Glibc

/// Why a file cannot be read.
struct FileReadFault: Error, Equatable {
  let reason: String

  static func current() -> Self { Self(reason: String(cString: strerror(errno))) }
}

/// An open file, read in blocks of 256 KiB.
struct FileBlocks: ~Copyable {
  /// The size of every block but the last; fingerprints rest on it.
  static let blockSize = 256 * 1024

  private let descriptor: Int32
  private let buffer: UnsafeMutableRawPointer
  /// The size in bytes when the file was opened.
  let size: Int

  init(opening location: String) throws(FileReadFault) {
    descriptor = open(location, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current() }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let fault = FileReadFault.current()
      close(descriptor)
      throw fault
    }
    size = Int(status.st_size)
    buffer = .allocate(byteCount: Self.blockSize, alignment: 64)
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  /// Hands each block, in order, to `body`, until `body` returns `false` or the file ends.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) throws(FileReadFault) {
    var offset = 0
    while true {
      let count = try fill(from: offset)
      guard count > 0 else { break }
      offset += count
      guard body(UnsafeBufferPointer(start: buffer.assumingMemoryBound(to: UInt8.self), count: count)) else {
        return
      }
    }
    guard offset == size else { throw FileReadFault(reason: "the file changed while it was read") }
  }

  /// Fills the buffer as far as the file goes; returns the number of bytes.
  private func fill(from offset: Int) throws(FileReadFault) -> Int {
    var filled = 0
    while filled < Self.blockSize {
      let count = pread(
        descriptor, buffer + filled, Self.blockSize - filled, off_t(offset + filled))
      if count < 0 {
        if errno == EINTR { continue }
        throw .current()
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}
