import CLinuxCalls
import Glibc

extension OpenFolder {
  /// Waits until the folder's own entries are on the disk.
  ///
  /// A failure is final: the kernel reports a lost write once, and a second call would succeed over it.
  func synchronize() throws(PublishingError) {
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("make durable", path) { fsync(number) }
    }
  }

  /// Waits until everything on the folder's file system is on the disk; false where the system cannot do
  /// that.
  ///
  /// One call instead of one a file: 1.1 s instead of 7.7 s for 20,000 files. It reports writes that were
  /// lost since this folder was opened (Linux 5.8 and later), so it has to be called on a folder opened
  /// before them.
  func synchronizeFileSystem() throws(PublishingError) -> Bool {
    try descriptor.use { (number) throws(PublishingError) in
      do throws(PublishingError) {
        try systemCall("make durable", path) { syncfs(number) }
        return true
      } catch {
        // Not built into the kernel, or kept from us by a sandbox.
        guard [ENOSYS, EPERM, EOPNOTSUPP].contains(error.errorNumber) else { throw error }
        return false
      }
    }
  }

  /// Waits for every file and folder below, one by one, and then for the folder itself.
  func synchronizeTree() throws(PublishingError) {
    for name in try entryNames() {
      if try status(of: name) == .folder {
        try folder(named: name).synchronizeTree()
      } else {
        try synchronizeFile(named: name)
      }
    }
    try synchronize()
  }

  func synchronizeFile(named name: String) throws(PublishingError) {
    let file = path(of: name)
    try descriptor.use { (folder) throws(PublishingError) in
      let number = try systemCall("open", file) { openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
      try Descriptor(owning: number, path: file).use { (number) throws(PublishingError) in
        try systemCall("make durable", file) { fsync(number) }
      }
    }
  }
}
