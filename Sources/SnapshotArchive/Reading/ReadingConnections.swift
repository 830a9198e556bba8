internal import GRDB
internal import Synchronization

/// Connections that read an archive, as many as threads ask at once; all of them see what was recorded when they were opened.
///
/// Each is in one transaction until it is closed: beginning one for every query would take longer than most queries do.
/// A class, since threads share it.
final class ReadingConnections: Sendable {
  private struct State {
    var all: [DatabaseQueue] = []
    /// Those that nobody is using.
    var idle: [DatabaseQueue] = []
  }

  private let path: String
  private let state = Mutex(State())

  /// Reads an archive.
  init(path: String) { self.path = path }

  /// Reads by a connection that nobody else uses meanwhile.
  func read<Value>(_ value: (Database) throws -> Value) throws -> Value {
    let connection = try state.withLock({ $0.idle.popLast() }) ?? open()
    defer { state.withLock { $0.idle.append(connection) } }
    return try connection.inDatabase(value)
  }

  private func open() throws -> DatabaseQueue {
    let connection = try DatabaseQueue(path: path, configuration: SnapshotArchive.configurationForReading)
    try connection.inDatabase { try $0.execute(sql: "BEGIN") }
    state.withLock { $0.all.append(connection) }
    return connection
  }

  /// Ends all use of the file.
  func close() throws {
    let connections = state.withLock { state in
      defer { state = State() }
      return state.all
    }
    for connection in connections { try connection.close() }
  }
}
