import Glibc

/// Writes bytes to a descriptor to the last one, or says why not.
public enum FileDescriptorWriter {
  /// Writes all bytes, going on after short writes, interrupts and a full pipe that does not block.
  ///
  /// A reader that has gone away is an error (EPIPE) only where SIGPIPE is ignored; that is the caller's to
  /// set.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(PublishingError) {
    let name =
      switch descriptor {
      case STDOUT_FILENO: "standard output"
      case STDERR_FILENO: "standard error"
      default: "file descriptor \(descriptor)"
      }
    try bytes.withRawBytes { (buffer) throws(PublishingError) in
      try write(buffer, to: descriptor, path: name)
    }
  }

  /// Writes all of `buffer`; `path` names the place in errors.
  static func write(
    _ buffer: UnsafeRawBufferPointer, to descriptor: Int32, path: @autoclosure () -> String
  ) throws(PublishingError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count: Int
      do throws(PublishingError) {
        count = try systemCall("write", path()) {
          Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        }
      } catch {
        guard error.errorNumber == EAGAIN else { throw error }
        try waitUntilWritable(descriptor, path: path())
        continue
      }
      // A write of something that takes nothing would be repeated for ever.
      guard count > 0 else {
        throw PublishingError(operation: "write", path: path(), errorNumber: EIO)
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func waitUntilWritable(
    _ descriptor: Int32, path: @autoclosure () -> String
  ) throws(PublishingError) {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    try systemCall("wait for", path()) { poll(&wanted, 1, -1) }
  }
}
