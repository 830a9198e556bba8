import CLinuxCalls
import Glibc

extension OpenFolder {
  /// The target of the symbolic link of that name, or nil where there is no entry or no link.
  func linkTarget(of name: String) throws(PublishingError) -> String? {
    guard try status(of: name) == .symbolicLink else { return nil }
    let limit = Int(PATH_MAX)
    var target = [CChar](repeating: 0, count: limit)
    let count = try descriptor.use { (number) throws(PublishingError) in
      try systemCall("read the link", path(of: name)) { readlinkat(number, name, &target, limit) }
    }
    return String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Creates a symbolic link; an existing entry is an error (EEXIST).
  func createLink(named name: String, to target: String) throws(PublishingError) {
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("create the link", path(of: name)) { symlinkat(target, number, name) }
    }
  }

  /// Renames an entry within the folder, in place of whatever has the new name.
  func replace(_ name: String, with newcomer: String) throws(PublishingError) {
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("replace", path(of: name)) { renameat(number, newcomer, number, name) }
    }
  }

  /// Moves an entry into another folder; an existing entry there is an error (EEXIST).
  func move(_ name: String, to folder: OpenFolder, as newName: String) throws(PublishingError) {
    try descriptor.use { (source) throws(PublishingError) in
      try folder.descriptor.use { (target) throws(PublishingError) in
        do throws(PublishingError) {
          try systemCall("create", folder.path(of: newName)) {
            renameat2(source, name, target, newName, CUnsignedInt(clinux_rename_noreplace))
          }
        } catch {
          // Some file systems and old kernels do not know the flag. The lock keeps the check below true.
          guard [ENOSYS, EINVAL].contains(error.errorNumber) else { throw error }
          guard try folder.status(of: newName) == nil else {
            throw PublishingError(operation: "create", path: folder.path(of: newName), errorNumber: EEXIST)
          }
          try systemCall("create", folder.path(of: newName)) { renameat(source, name, target, newName) }
        }
      }
    }
  }
}
