internal import ByteEncoding
internal import GRDB

extension ArchiveError {
  /// The error of what the database, or reading its bytes, has thrown.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as ArchiveError: self = error
    case let error as DatabaseError:
      self.init(
        Self.kind(of: error.resultCode), path: path,
        reason: "\(error.message ?? "SQLite gives no reason") (SQLite \(error.extendedResultCode.rawValue))")
    case let error as UnreadableBytes:
      self.init(
        .damaged, path: path,
        reason: "expected what this program writes, found other bytes at offset \(error.offset)")
    default: self.init(.inputOutput, path: path, reason: "\(error)")
    }
  }

  private static func kind(of code: ResultCode) -> Kind {
    switch code {
    case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_TOOBIG:
      .cannotWrite
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
    default: .inputOutput
    }
  }
}
