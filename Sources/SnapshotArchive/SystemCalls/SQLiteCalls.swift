internal import GRDBSQLite
internal import Glibc
internal import Synchronization

/// Three of SQLite's system calls, which do what its own do and note what fails.
///
/// SQLite passes over a close that fails, drops what the sync of a folder returns, and opens a log for reading only where it
/// cannot be written. Its layer for Unix lets single calls be replaced: `xSetSystemCall` of
/// https://www.sqlite.org/c3ref/vfs.html; the signatures are those of `aSyscall` in its `os_unix.c`.
enum SQLiteCalls {
  /// Puts the calls in the place of SQLite's, once; to be looked at before a database is opened.
  static let areWatched: Bool = {
    guard let system = sqlite3_vfs_find(nil), let replace = system.pointee.xSetSystemCall else {
      return false
    }
    let calls = [
      ("open", unsafeBitCast(openFile, to: sqlite3_syscall_ptr.self)),
      ("close", unsafeBitCast(closeFile, to: sqlite3_syscall_ptr.self)),
      ("openDirectory", unsafeBitCast(synchronizeFolder, to: sqlite3_syscall_ptr.self)),
    ]
    return calls.allSatisfy { name, call in replace(system, name, call) == SQLITE_OK }
  }()

  /// The paths of the files that are open.
  private static let paths = Mutex<[Int32: String]>([:])

  private static let openFile: @convention(c) (UnsafePointer<CChar>, Int32, mode_t) -> Int32 = {
    path, flags, mode in
    let number = Glibc.open(path, flags, mode)
    let failure = errno
    if number >= 0 {
      paths.withLock { $0[number] = String(cString: path) }
    } else if failure != ENOENT, failure != EINTR {
      PassedOverFailures.note(.open, String(cString: path), failure)
    }
    errno = failure
    return number
  }

  private static let closeFile: @convention(c) (Int32) -> Int32 = { number in
    let path = paths.withLock { $0.removeValue(forKey: number) } ?? ""
    let result = Glibc.close(number)
    let failure = errno
    if result != 0, failure != EINTR { PassedOverFailures.note(.close, path, failure) }
    errno = failure
    return result
  }

  /// Makes the folder of a file durable, and tells SQLite, which wants a descriptor to do so itself, that there is none: that
  /// it takes for a system without such descriptors.
  private static let synchronizeFolder:
    @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<Int32>) -> Int32 = { file, number in
      let path = String(cString: file)
      number.pointee = -1
      let failure = synchronize(folder: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
      if let failure { PassedOverFailures.note(.synchronize, path, failure) }
      return SQLITE_CANTOPEN
    }

  /// Makes a folder durable; returns the number of the error, if any.
  private static func synchronize(folder: String) -> Int32? {
    let number = uninterrupted { Glibc.open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC) }
    guard number >= 0 else { return errno }
    var failure: Int32?
    // Some file systems have no folders that could be synchronized, and say so.
    if uninterrupted({ fdatasync(number) }) != 0, errno != EINVAL { failure = errno }
    if Glibc.close(number) != 0, errno != EINTR { failure = failure ?? errno }
    return failure
  }

  /// Makes a system call again while a signal interrupts it.
  private static func uninterrupted(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
