internal import SnapshotArchive

/// Why a question is not answered.
public enum RequestError: Error, Sendable {
  /// The request names something that is not there, or not one thing; the text says what there is.
  case usage(String)
  /// The night's exports or templates, or the archive, cannot be used.
  case night(NightError)
}

extension RequestError {
  /// Runs what fails as a night does.
  static func asking<Value: ~Copyable>(
    _ body: () throws(NightError) -> Value
  ) throws(RequestError) -> Value {
    do throws(NightError) {
      return try body()
    } catch {
      throw .night(error)
    }
  }

  /// Runs what asks the archive.
  static func asking<Value>(_ body: () throws(ArchiveError) -> Value) throws(RequestError) -> Value {
    try asking { () throws(NightError) in try archiving(body) }
  }
}
