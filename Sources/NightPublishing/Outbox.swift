internal import Glibc

/// The folder `outbox/` of the output folder: each mail appears in it as a whole, durably, or not at all.
///
/// Mails are staged first, made durable together, and then released one by one, so that whoever picks them up never sees
/// half of one. What is staged after a kill can be released by the next run.
public struct Outbox: Sendable {
  /// The folder's name within the output folder.
  public static let folder = "outbox"
  private static let stagingFolder = ".sending"

  private let outbox: OpenFolder
  private let staging: OpenFolder

  /// Opens the folder, and creates it where it is missing.
  ///
  /// - Throws: `.cannotWrite` or `.inputOutput`.
  public init(in output: borrowing OutputFolder) throws(PublishingError) {
    outbox = try output.folder.existingOrNewFolder(named: Self.folder)
    staging = try outbox.existingOrNewFolder(named: Self.stagingFolder)
    try output.folder.synchronize()
    try outbox.synchronize()
  }

  /// Writes a mail where nobody sees it, in place of what a killed run left of it.
  ///
  /// - Parameters:
  ///   - bytes: the mail.
  ///   - name: its file's name, of `[a-z0-9.-]`.
  /// - Throws: `.cannotWrite` or `.inputOutput`.
  public func stage(_ bytes: [UInt8], as name: String) throws(PublishingError) {
    try Self.replacing(name, in: staging) { () throws(PublishingError) in
      try staging.createFile(named: name, contents: bytes)
    }
  }

  /// Makes a file, and removes what has its name already first; a mail of that name is this very mail, which nobody has
  /// picked up.
  private static func replacing(
    _ name: String, in folder: OpenFolder, _ body: () throws(PublishingError) -> Void
  ) throws(PublishingError) {
    // Tried first, since there hardly ever is one, and removing what is not there is a failed call for every mail.
    do throws(PublishingError) {
      try body()
    } catch {
      guard error.errorNumber == EEXIST else { throw error }
      try folder.removeAll(named: name)
      try body()
    }
  }

  /// Waits until all staged mails are on the disk.
  ///
  /// - Throws: `.inputOutput`; nothing may be released then.
  public func makeDurable() throws(PublishingError) {
    if try !staging.synchronizeFileSystem() { try staging.synchronizeTree() }
  }

  /// Whether a mail is staged.
  ///
  /// - Throws: `.inputOutput`.
  public func isStaged(_ name: String) throws(PublishingError) -> Bool { try staging.status(of: name) != nil }

  /// Puts staged mails where everybody sees them.
  ///
  /// - Throws: `.cannotWrite` or `.inputOutput`; those that are still staged were not released.
  public func release(_ names: [String]) throws(PublishingError) {
    for name in names {
      try Self.replacing(name, in: outbox) { () throws(PublishingError) in
        try staging.move(name, to: outbox, as: name)
      }
    }
    try staging.synchronize()
    try outbox.synchronize()
  }

  /// Whether the output folder has an outbox.
  ///
  /// - Throws: `.inputOutput`.
  public static func isThere(in output: borrowing OutputFolder) throws(PublishingError) -> Bool {
    try output.folder.status(of: folder) == .folder
  }

  /// The names of all mails, staged and released, by name.
  ///
  /// - Throws: `.inputOutput`.
  public func names() throws(PublishingError) -> [String] {
    Set(try staging.entryNames() + outbox.entryNames()).filter { $0 != Self.stagingFolder }.sorted()
  }

  /// Removes a mail, staged or released; returns whether there was one.
  ///
  /// - Throws: `.cannotWrite` or `.inputOutput`.
  public func remove(_ name: String) throws(PublishingError) -> Bool {
    var isRemoved = false
    for folder in [staging, outbox] where try folder.status(of: name) != nil {
      try folder.removeAll(named: name)
      isRemoved = true
    }
    return isRemoved
  }
}
