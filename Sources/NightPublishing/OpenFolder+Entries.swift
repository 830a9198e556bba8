import Glibc

/// What stands at a name, symbolic links not followed.
enum EntryStatus: Equatable {
  /// A regular file of so many bytes.
  case file(size: Int)
  case folder
  case symbolicLink
  case other
}

extension OpenFolder {
  /// What stands at that name, or nil for nothing.
  func status(of name: String) throws(PublishingError) -> EntryStatus? {
    var status = stat()
    do throws(PublishingError) {
      try descriptor.use { (number) throws(PublishingError) in
        try systemCall("examine", path(of: name)) { fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) }
      }
    } catch {
      guard error.errorNumber == ENOENT else { throw error }
      return nil
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file(size: Int(status.st_size))
    case S_IFDIR: .folder
    case S_IFLNK: .symbolicLink
    default: .other
    }
  }

  /// The names of all entries that are UTF-8, in ascending order; every name of ours is.
  func entryNames() throws(PublishingError) -> [String] {
    try rawEntryNames().compactMap { String(validating: $0.dropLast(), as: UTF8.self) }.sorted()
  }

  /// The names of all entries as the system has them, each with its closing NUL, in no order.
  func rawEntryNames() throws(PublishingError) -> [[CChar]] {
    let stream = try openStream()
    var names: [[CChar]] = []
    do throws(PublishingError) {
      while let entry = try nextEntry(of: stream) {
        let name = Self.name(of: entry)
        if name != [46, 0], name != [46, 46, 0] { names.append(name) }  // Neither "." nor "..".
      }
    } catch {
      closedir(stream)  // The first error is the one to report.
      throw error
    }
    guard closedir(stream) == 0 || errno == EINTR else {
      throw PublishingError(operation: "close", path: path, errorNumber: errno)
    }
    return names
  }

  /// A stream on a descriptor of its own, which it closes: its reading position is not shared with other
  /// streams.
  private func openStream() throws(PublishingError) -> OpaquePointer {
    let number = try descriptor.use { (number) throws(PublishingError) in
      try systemCall("open the folder", path) { openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    }
    while true {
      if let stream = fdopendir(number) { return stream }
      let errorNumber = errno
      guard errorNumber == EINTR else {
        _ = close(number)
        throw PublishingError(operation: "read the folder", path: path, errorNumber: errorNumber)
      }
    }
  }

  /// The next entry, valid until the one after it is read, or nil at the end.
  private func nextEntry(
    of stream: OpaquePointer
  ) throws(PublishingError) -> UnsafeMutablePointer<dirent>? {
    var entry: UnsafeMutablePointer<dirent>?
    try systemCall("read the folder", path) {
      errno = 0  // Nil alone is the end as well as an error.
      entry = readdir(stream)
      return entry == nil && errno != 0 ? -1 : 0
    }
    return entry
  }

  /// The name of an entry with its closing NUL.
  ///
  /// Read through the pointer: the record is only as long as its name, so the whole struct may not be copied.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [CChar] {
    let record = UnsafeRawPointer(entry)
    let start = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let name = (record + start).assumingMemoryBound(to: CChar.self)
    return Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
  }
}
