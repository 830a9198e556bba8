internal import ByteEncoding
internal import GRDB
internal import GRDBSQLite

extension ArchiveError {
  /// The error of what the database, or reading its bytes, has thrown.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as ArchiveError: self = error
    case let error as DatabaseError:
      self.init(
        Self.kind(of: error), path: path,
        reason: "\(Self.words(of: error)) (SQLite \(error.extendedResultCode.rawValue))")
    case let error as UnreadableBytes:
      self.init(
        .damaged, path: path,
        reason: "expected what this program writes, found other bytes at offset \(error.offset)")
    default: self.init(.inputOutput, path: path, reason: "\(error)")
    }
  }

  /// What SQLite says of an error; of one that its connection does not know of, what the number means.
  private static func words(of error: DatabaseError) -> String {
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return "there is no room beside it" }
    if let message = error.message, message != "not an error" { return message }
    return sqlite3_errstr(error.extendedResultCode.rawValue).map { String(cString: $0) }
      ?? "SQLite gives no reason"
  }

  private static func kind(of error: DatabaseError) -> Kind {
    // The index of the log is the first that a reader makes: on a full disk it is what fails.
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return .cannotWrite }
    return switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_TOOBIG:
      .cannotWrite
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
    default: .inputOutput
    }
  }
}
