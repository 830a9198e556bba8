internal import FoundationEssentials
internal import GRDB

/// Every night that was recorded, in one SQLite file that other tools can read (docs/archive.md).
///
/// One process writes at a time, under the lock of the output folder; others may read meanwhile and see the night before.
public final class SnapshotArchive: Sendable {
  /// The name of the archive below the output folder.
  public static let fileName = "archive.sqlite"

  /// The file's path.
  public let path: String
  let queue: DatabaseQueue

  private init(path: String, queue: DatabaseQueue) {
    (self.path, self.queue) = (path, queue)
  }

  /// Opens the archive for writing, creates it where there is none, and brings an older one to today's form.
  ///
  /// - Parameter path: the file; its folder has to exist.
  /// - Returns: the archive.
  /// - Throws: `.cannotWrite` where something else stands in its place or the folder cannot be written,
  ///   `.newerVersion`, `.damaged` or `.inputOutput`; the file is left as it was.
  public static func open(path: String) throws(ArchiveError) -> SnapshotArchive {
    do {
      try checkPlace(path)
      let queue = try DatabaseQueue(path: path, configuration: configuration(isReading: false))
      try queue.inDatabase { database in
        try checkKind(database, path: path)
        try database.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try ArchiveMigrations.migrator.migrate(queue)
      return SnapshotArchive(path: path, queue: queue)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Opens the archive for reading only; an older one is brought to today's form before.
  ///
  /// - Parameter path: the file.
  /// - Returns: the archive.
  /// - Throws: `.notFound` where there is none, else as `open(path:)`.
  public static func openForReading(path: String) throws(ArchiveError) -> SnapshotArchive {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ArchiveError(.notFound, path: path, reason: "expected an archive, found no such file")
    }
    do {
      var queue = try DatabaseQueue(path: path, configuration: configuration(isReading: true))
      let isOfToday = try queue.inDatabase { database in
        try checkKind(database, path: path)
        return try ArchiveMigrations.migrator.hasCompletedMigrations(database)
      }
      if !isOfToday {
        // Whoever closes the file last tidies up behind it, which one who only reads cannot.
        try queue.close()
        try bringUpToDate(path)
        queue = try DatabaseQueue(path: path, configuration: configuration(isReading: true))
      }
      return SnapshotArchive(path: path, queue: queue)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  private static func bringUpToDate(_ path: String) throws(ArchiveError) {
    do throws(ArchiveError) {
      try open(path: path).close()
    } catch {
      throw ArchiveError(
        error.kind, path: path,
        reason: "expected an archive of today's form or one that can be brought to it, found: \(error.reason)"
      )
    }
  }

  /// Reads in one transaction, so that everything is of one moment.
  func read<Value>(_ value: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do {
      return try queue.read(value)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Writes in one transaction: all of it or nothing.
  func write<Value>(_ value: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do {
      return try queue.write(value)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Ends all use of the file; one who writes leaves nothing beside it, one who reads an empty log, as SQLite has it.
  ///
  /// - Throws: `.inputOutput` where the last changes cannot be moved from the log into the file.
  public func close() throws(ArchiveError) {
    do {
      if !queue.configuration.readonly { try moveLog() }
      try queue.close()
      try PassedOverFailures.check(path, isReading: queue.configuration.readonly)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Moves what was recorded from the log into the file; closing would do that too, but would not say where it fails.
  private func moveLog() throws {
    do {
      _ = try queue.writeWithoutTransaction { database in try database.checkpoint(.passive) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      // Somebody else is at it.
    }
  }
}

extension SnapshotArchive {
  private static func configuration(isReading: Bool) -> Configuration {
    // Where SQLite was built without calls that can be replaced, it passes over what it passes over.
    _ = SQLiteCalls.areWatched
    var configuration = Configuration()
    configuration.readonly = isReading
    // A reader never waits for a writer in WAL mode; what waits is a checkpoint, or `forget-customer` for readers.
    configuration.busyMode = .timeout(5)
    // A recording is one transaction over many calls.
    configuration.allowsUnsafeTransactions = true
    configuration.label = "archive"
    configuration.prepareDatabase { database in
      // Rows are read once, in their order: a larger cache would only be memory.
      try database.execute(sql: "PRAGMA cache_size = -512")
      guard !isReading else { return }
      // A night that was reported as recorded survives a power failure; deleted rows are overwritten.
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
    }
    return configuration
  }

  /// How others read the archive while a night is recorded.
  static var configurationForReading: Configuration { configuration(isReading: true) }

  /// Refuses a link or a folder in the archive's place, and makes a new file private.
  private static func checkPlace(_ path: String) throws {
    let manager = FileManager.default
    if let attributes = try? manager.attributesOfItem(atPath: path) {
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw ArchiveError(
          .cannotWrite, path: path, reason: "expected a file or nothing, found something else")
      }
      return
    }
    guard manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw ArchiveError(.cannotWrite, path: path, reason: "the file cannot be created")
    }
  }

  /// Refuses a database of another program, and one of a newer version of this one.
  private static func checkKind(_ database: Database, path: String) throws {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard id == ArchiveMigrations.applicationID || (id == 0 && tables == 0) else {
      throw ArchiveError(
        .cannotWrite, path: path, reason: "expected an archive of this program, found another database")
    }
    guard try !ArchiveMigrations.migrator.hasBeenSuperseded(database) else {
      throw ArchiveError(
        .newerVersion, path: path,
        reason: "expected an archive of this version or an older one, found a newer one")
    }
  }
}
