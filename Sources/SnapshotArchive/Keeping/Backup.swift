internal import FoundationEssentials
internal import GRDB

extension SnapshotArchive {
  /// Copies the archive as it stands into a new file; safe while another process records a night.
  ///
  /// - Parameter file: the copy's path; nothing may be there yet.
  /// - Throws: `.cannotWrite` where something is there or the folder cannot be written, `.damaged`, `.inputOutput`.
  public func backUp(to file: String) throws(ArchiveError) {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw ArchiveError(.cannotWrite, path: file, reason: "expected no such file, found one")
    }
    // A name that nobody else has: whatever is there already stays.
    let partial = "\(file).\(UUID().uuidString).partial"
    do throws(ArchiveError) {
      try copy(to: partial, as: file)
    } catch {
      // What failed first is told; a copy that cannot be removed either is no archive yet.
      for left in [partial, partial + "-journal"] where FileManager.default.fileExists(atPath: left) {
        do { try FileManager.default.removeItem(atPath: left) } catch { continue }
      }
      throw error
    }
  }

  private func copy(to partial: String, as file: String) throws(ArchiveError) {
    do {
      guard
        FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
      else {
        throw ArchiveError(.cannotWrite, path: file, reason: "the file cannot be created")
      }
      var configuration = Configuration()
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      let copy = try DatabaseQueue(path: partial, configuration: configuration)
      try queue.backup(to: copy)
      // The copy is one file: whoever carries it away needs nothing beside it.
      try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
      try FileManager.default.moveItem(atPath: partial, toPath: file)
    } catch {
      throw ArchiveError(error, path: file)
    }
  }
}
