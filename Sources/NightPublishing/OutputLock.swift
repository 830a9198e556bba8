import Glibc

/// The right to write into an output folder; given back when its last holder is gone, or the process.
///
/// `flock` on a file that stays: the kernel frees it at any kind of death, so there is no stale lock to judge
/// and no process id to trust. A class, because the folder and its stagings hold the one lock together
/// and the last of them gives it back.
final class OutputLock: Sendable {
  private static let name = ".lock"

  private let descriptor: Descriptor

  private init(descriptor: Descriptor) {
    self.descriptor = descriptor
  }

  // Closing alone would not do: a child process that another thread is just starting has a copy of the
  // descriptor, and with it the lock, until it executes its program.
  deinit {
    descriptor.use { number in _ = flock(number, LOCK_UN) }
  }

  /// Takes the lock at once or fails with `.locked`.
  static func taking(in folder: OpenFolder) throws(PublishingError) -> OutputLock {
    let path = folder.path(of: name)
    let number = try folder.descriptor.use { (number) throws(PublishingError) in
      // Not blocking, should somebody have put a pipe there.
      try systemCall("open the lock file", path) {
        openat(number, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode_t(0o600))
      }
    }
    let lock = OutputLock(descriptor: Descriptor(owning: number, path: path))
    guard case .file = try folder.status(of: name) else {
      throw PublishingError(
        kind: .cannotWrite, operation: "lock", path: path,
        reason: "expected a regular file, found something else")
    }
    try lock.take(path: path)
    return lock
  }

  private func take(path: String) throws(PublishingError) {
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("set the mode of", path) { fchmod(number, 0o600) }
      do throws(PublishingError) {
        try systemCall("lock", path) { flock(number, LOCK_EX | LOCK_NB) }
      } catch {
        guard error.errorNumber == EWOULDBLOCK else { throw error }
        throw PublishingError(
          kind: .locked, operation: "lock", path: path, reason: "another run holds the lock",
          errorNumber: error.errorNumber)
      }
    }
  }
}
