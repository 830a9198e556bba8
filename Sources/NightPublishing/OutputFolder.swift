/// The folder that holds every published night, locked for one run.
///
///     nights/2026-11-21.r1/             the files of a night, complete from the moment it is seen
///     2026-11-21 -> nights/2026-11-21.r1  its newest revision
///     latest -> nights/2026-11-21.r1      the newest night by date
///
/// The lock is held until this value and every `Staging` made from it are gone. The value cannot be copied,
/// so that the end of its scope is the end of its hold.
public struct OutputFolder: ~Copyable, Sendable {
  static let stagingPrefix = ".staging-"

  /// The folder's path as it was given.
  public let path: String
  let folder: OpenFolder
  private let lock: OutputLock
  private let processID: Int32

  /// Opens and locks the folder, creates it if it is missing, and removes what killed runs left staged.
  ///
  /// The folder itself may be reached through the operator's own symbolic links; below it none is followed.
  ///
  /// - Parameters:
  ///   - path: The output folder; its parent has to exist.
  ///   - processID: The id of this process, which tells its staging folder from others'.
  ///   - modes: The permissions of what will be written.
  /// - Returns: The locked folder.
  /// - Throws: `.locked` at once if another run holds the lock; `.cannotWrite` or `.inputOutput` otherwise.
  public static func open(
    path: String, processID: Int32, modes: FileModes = .ownerOnly
  ) throws(PublishingError) -> OutputFolder {
    let folder = try OpenFolder.opening(path: path, modes: modes)
    let lock = try OutputLock.taking(in: folder)
    for name in try folder.rawEntryNames() where name.starts(with: stagingPrefix.utf8.map(CChar.init)) {
      try folder.removeAll(named: name)
    }
    return OutputFolder(path: path, folder: folder, lock: lock, processID: processID)
  }

  // With a deinit the value, and so the lock, lives to the end of its scope and not to its last use only.
  deinit {}

  /// Begins a night with an empty folder on the same file system.
  ///
  /// - Parameter night: The night as "yyyy-MM-dd".
  /// - Returns: The staging to write into.
  /// - Throws: `.cannotWrite` for a night that is no date, for a link's name that something else has, and for
  ///   a folder that cannot be created.
  public func stage(night: String) throws(PublishingError) -> Staging {
    guard let name = NightName(night) else {
      throw PublishingError(
        kind: .cannotWrite, operation: "stage the night", path: night, reason: "expected a date, yyyy-MM-dd")
    }
    try OutputLinks.check(name, in: folder)
    let root = try newStagingFolder(for: name)
    return Staging(
      night: name, name: root.name, root: root.folder, output: folder, lock: lock,
      ledger: StagingLedger(root: root.folder))
  }

  /// Makes an empty folder for files that are no part of any night.
  ///
  /// - Returns: The folder, which is the caller's to remove.
  /// - Throws: `.cannotWrite` where it cannot be created.
  public func newScratchFolder() throws(PublishingError) -> ScratchFolder {
    let name = "\(Self.stagingPrefix)scratch-\(processID)"
    try folder.removeAll(named: name)
    _ = try folder.createFolder(named: name)
    return ScratchFolder(path: "\(path)/\(name)", name: name, output: folder)
  }

  /// The first free name: only stagings of this very value can have taken others.
  private func newStagingFolder(
    for night: NightName
  ) throws(PublishingError) -> (name: String, folder: OpenFolder) {
    var count = 1
    while true {
      let name = "\(Self.stagingPrefix)\(night.text)-\(processID)-\(count)"
      if try folder.status(of: name) == nil {
        return (name, try folder.createFolder(named: name))
      }
      count += 1
    }
  }
}
