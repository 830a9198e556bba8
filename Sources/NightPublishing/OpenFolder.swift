import Glibc

/// An open folder; everything is reached by one name relative to it and never through a symbolic link.
struct OpenFolder: Sendable {
  let descriptor: Descriptor
  /// For error texts only; no call uses it.
  let path: String
  /// The modes of what is created in it.
  let modes: FileModes

  /// Opens the folder at a path of the operator's, whose own links are followed, and creates it if it is
  /// missing.
  ///
  /// Its parent has to exist.
  static func opening(
    path: String, modes: FileModes = .ownerOnly
  ) throws(PublishingError) -> OpenFolder {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw PublishingError(
        kind: .cannotWrite, operation: "open the folder", path: path,
        reason: "expected a path, found \(path.isEmpty ? "an empty one" : "a NUL in it")")
    }
    do throws(PublishingError) {
      return try opening(in: AT_FDCWD, name: path, path: path, modes: modes, flags: 0)
    } catch {
      guard error.errorNumber == ENOENT else { throw error }
    }
    do throws(PublishingError) {
      try systemCall("create the folder", path) { mkdir(path, mode_t(modes.folder)) }
    } catch {
      // Another run that began at the same time was quicker; the lock decides which of the two goes on.
      guard error.errorNumber == EEXIST else { throw error }
    }
    return try opening(in: AT_FDCWD, name: path, path: path, modes: modes, flags: O_NOFOLLOW)
      .withOwnMode()
  }

  /// Opens the folder at a path of the operator's, which has to exist.
  static func existing(path: String, modes: FileModes) throws(PublishingError) -> OpenFolder {
    try opening(in: AT_FDCWD, name: path, path: path, modes: modes, flags: 0)
  }

  private static func opening(
    in parent: Int32, name: String, path: String, modes: FileModes, flags: Int32
  ) throws(PublishingError) -> OpenFolder {
    let number = try systemCall("open the folder", path) {
      openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags)
    }
    return OpenFolder(descriptor: Descriptor(owning: number, path: path), path: path, modes: modes)
  }

  /// The path of an entry, for error texts.
  func path(of name: String) -> String {
    "\(path)/\(name)"
  }

  /// Opens the folder of that name; a symbolic link is an error.
  func folder(named name: String) throws(PublishingError) -> OpenFolder {
    try descriptor.use { (number) throws(PublishingError) in
      try Self.opening(in: number, name: name, path: path(of: name), modes: modes, flags: O_NOFOLLOW)
    }
  }

  /// Creates the folder of that name and opens it; an existing entry is an error (EEXIST).
  func createFolder(named name: String) throws(PublishingError) -> OpenFolder {
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("create the folder", path(of: name)) { mkdirat(number, name, mode_t(modes.folder)) }
    }
    return try folder(named: name).withOwnMode()
  }

  /// Opens the folder of that name, and creates it if it is missing.
  func existingOrNewFolder(named name: String) throws(PublishingError) -> OpenFolder {
    do throws(PublishingError) {
      return try createFolder(named: name)
    } catch {
      guard error.errorNumber == EEXIST else { throw error }
      return try folder(named: name)
    }
  }

  /// Gives a folder just created its mode, which the umask or the parent may have altered.
  private func withOwnMode() throws(PublishingError) -> OpenFolder {
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("set the mode of", path) { fchmod(number, mode_t(modes.folder)) }
    }
    return self
  }
}
