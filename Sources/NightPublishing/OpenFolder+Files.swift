import Glibc

extension OpenFolder {
  /// Creates a file with these contents, as the function below.
  func createFile(named name: String, contents: UnsafeRawBufferPointer) throws(PublishingError) {
    let file = path(of: name)
    try createFile(named: name) { (number) throws(PublishingError) in
      try FileDescriptorWriter.write(contents, to: number, path: file)
    }
  }

  /// Creates a file and lends its descriptor to `write`; whatever already has the name, a symbolic link too, is an error
  /// (EEXIST).
  ///
  /// After an error the file may be there in part.
  func createFile<Outcome>(
    named name: String, writtenBy write: (Int32) throws(PublishingError) -> Outcome
  ) throws(PublishingError) -> Outcome {
    let file = path(of: name)
    let number = try descriptor.use { (folder) throws(PublishingError) in
      try systemCall("create the file", file) {
        openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(modes.file))
      }
    }
    let outcome: Outcome
    do throws(PublishingError) {
      try systemCall("set the mode of", file) { fchmod(number, mode_t(modes.file)) }
      outcome = try write(number)
    } catch {
      _ = close(number)  // The first error is the one to report.
      throw error
    }
    // After EINTR Linux has closed the descriptor all the same; a second close could hit another thread's
    // file.
    guard close(number) == 0 || errno == EINTR else {
      throw PublishingError(operation: "close", path: file, errorNumber: errno)
    }
    return outcome
  }

  /// Creates a file with these contents, as the function above.
  func createFile(named name: String, contents: [UInt8]) throws(PublishingError) {
    try contents.withRawBytes { (buffer) throws(PublishingError) in
      try createFile(named: name, contents: buffer)
    }
  }

  /// Whether the regular file of that name holds exactly these bytes; a missing one does not.
  func file(named name: String, holds expected: [UInt8]) throws(PublishingError) -> Bool {
    guard try status(of: name) == .file(size: expected.count) else { return false }
    let file = path(of: name)
    return try descriptor.use { (folder) throws(PublishingError) in
      let number = try systemCall("open", file) { openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
      return try Descriptor(owning: number, path: file).use { (number) throws(PublishingError) in
        try Self.contents(of: number, path: file, limit: expected.count) == expected
      }
    }
  }

  /// The bytes of an open file, no more than one beyond `limit`.
  private static func contents(
    of number: Int32, path: String, limit: Int
  ) throws(PublishingError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var filled = 0
    while filled < bytes.count {
      let count = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(PublishingError) in
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        return try systemCall("read", path) { read(number, rest.baseAddress, rest.count) }
      }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }
}
