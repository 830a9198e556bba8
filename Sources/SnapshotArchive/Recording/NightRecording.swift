public import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

/// A night that is being recorded: a transaction, so that the night is there whole or not at all.
///
/// Begin it before the night's stages, add every customer, then commit; whatever ends before leaves the archive as it was.
public final class NightRecording {
  private let archive: SnapshotArchive
  /// What is known so far; `nil` once the night is recorded or given up, since its statements keep the file open.
  private var state: RecordingState?

  /// Begins to record a night.
  ///
  /// - Parameter archive: the archive, opened for writing.
  /// - Throws: `.inputOutput` where another process writes, `.damaged`, `.cannotWrite`.
  public init(in archive: SnapshotArchive) throws(ArchiveError) {
    self.archive = archive
    do {
      state = try archive.queue.inDatabase { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
        do {
          return try RecordingState(database)
        } catch {
          try database.execute(sql: "ROLLBACK")
          throw error
        }
      }
    } catch {
      throw ArchiveError(error, path: archive.path)
    }
  }

  deinit {
    // What fails here fails again, and is reported, when the archive is closed.
    guard state != nil else { return }
    state = nil
    try? archive.queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
  }

  /// What the snapshots of the night's customers share.
  ///
  /// - Parameters:
  ///   - facts: the facts of the night.
  ///   - settings: the files that say how it is measured, judged and shown.
  ///   - programVersion: the version of the program.
  /// - Returns: what they share.
  /// - Throws: `.cannotWrite`, `.inputOutput` or `.damaged`; the night can then only be given up.
  public func context(
    of facts: Facts, settings: [KeptFile], programVersion: String
  ) throws(ArchiveError) -> SnapshotContext {
    try access { state, database in
      SnapshotContext(
        facts, paths: try state.numbers(ofPaths: facts.sources.map(\.path), database), settings: settings,
        programVersion: programVersion)
    }
  }

  /// Adds customers, each once.
  ///
  /// - Throws: `.cannotWrite`, `.inputOutput` or `.damaged`; the night can then only be given up.
  public func add(_ customers: [CustomerSnapshot]) throws(ArchiveError) {
    try access { state, database in
      for customer in customers { try state.add(customer, database) }
    }
  }

  /// Records the night and makes it durable.
  ///
  /// - Parameters:
  ///   - entry: the night as a whole.
  ///   - facts: the facts of the night, for exports and what is known beside the customers.
  ///   - findings: what was found.
  ///   - settings: the files that said how the night is measured, judged and shown.
  ///   - repetition: how long the night repeats itself; `nil` where it does not.
  /// - Returns: how many rows were written.
  /// - Throws: `.cannotWrite`, `.inputOutput` or `.damaged`; the archive is as it was.
  public func commit(
    _ entry: NightEntry, facts: Facts, findings: [Finding], settings: [KeptFile],
    repetition: Repetition? = nil
  ) throws(ArchiveError) -> Int {
    let written = try access { state, database in
      try state.finish(
        entry, facts: facts, findings: findings, settings: settings, repetition: repetition, database)
      try database.execute(sql: "COMMIT")
      return state.writtenRows
    }
    state = nil
    return written
  }

  /// Gives the night up; the archive is as it was.
  public func giveUp() throws(ArchiveError) {
    guard state != nil else { return }
    try access { _, database in try database.execute(sql: "ROLLBACK") }
    state = nil
  }

  func access<Value>(_ body: (RecordingState, Database) throws -> Value) throws(ArchiveError) -> Value {
    guard let state else {
      throw ArchiveError(
        .inputOutput, path: archive.path, reason: "the night is recorded or given up already")
    }
    do {
      return try archive.queue.inDatabase { try body(state, $0) }
    } catch {
      throw ArchiveError(error, path: archive.path)
    }
  }
}
