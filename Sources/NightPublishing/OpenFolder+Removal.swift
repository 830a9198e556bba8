import Glibc

extension OpenFolder {
  /// Removes an entry with everything below it; a symbolic link is removed, never followed.
  ///
  /// - Warning: What is removed is gone.
  func removeAll(named name: String) throws(PublishingError) {
    try removeAll(named: Array(name.utf8CString))
  }

  /// Removes an entry given by its name with its closing NUL; one that is gone already is none to remove.
  func removeAll(named name: [CChar]) throws(PublishingError) {
    do throws(PublishingError) {
      try unlink(name, flags: 0)
    } catch {
      switch error.errorNumber {
      case ENOENT: return
      case EISDIR: break
      default: throw error
      }
      try removeFolder(named: name)
    }
  }

  private func removeFolder(named name: [CChar]) throws(PublishingError) {
    let path = path(of: Self.text(of: name))
    let number = try descriptor.use { (number) throws(PublishingError) in
      try systemCall("remove", path) {
        openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      }
    }
    let folder = OpenFolder(descriptor: Descriptor(owning: number, path: path), path: path, modes: modes)
    // Listed before the first is removed: what a listing shows of a folder that changes is not defined.
    for entry in try folder.rawEntryNames() {
      try folder.removeAll(named: entry)
    }
    try unlink(name, flags: AT_REMOVEDIR)
  }

  private func unlink(_ name: [CChar], flags: Int32) throws(PublishingError) {
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("remove", path(of: Self.text(of: name))) { unlinkat(number, name, flags) }
    }
  }

  private static func text(of name: [CChar]) -> String {
    String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
