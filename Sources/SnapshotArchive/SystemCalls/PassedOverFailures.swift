internal import Glibc
internal import Synchronization

/// Failures of system calls that SQLite passes over, until the archive that they befell is asked for them.
///
/// One list for the process, as SQLite's own calls are one set for the process.
enum PassedOverFailures {
  enum Call: Equatable {
    /// Tried again in a lesser way: a log that cannot be written is opened for reading.
    case open
    case close
    case synchronize
  }

  private struct Failure {
    let call: Call
    let path: String
    let errorNumber: Int32
  }

  private static let all = Mutex<[Failure]>([])

  static func note(_ call: Call, _ path: String, _ errorNumber: Int32) {
    all.withLock { $0.append(Failure(call: call, path: path, errorNumber: errorNumber)) }
  }

  /// Asks for the first failure that befell an archive, its log or its folder, and forgets those that come with it.
  ///
  /// - Parameters:
  ///   - path: the archive.
  ///   - isReading: whether it was only read: then what cannot be opened for writing is no failure, unless somebody else in
  ///     the process writes it, who will ask.
  /// - Throws: `ArchiveError` where there is one.
  static func check(_ path: String, isReading: Bool) throws {
    let first = all.withLock { failures in
      func counts(_ failure: Failure) -> Bool {
        failure.path.hasPrefix(path) && !(isReading && failure.call == .open)
      }
      defer { failures.removeAll(where: counts) }
      return failures.first(where: counts)
    }
    guard let first else { return }
    let isOfPlace = [EACCES, EPERM, EROFS, ENOSPC, EDQUOT].contains(first.errorNumber)
    throw ArchiveError(
      isOfPlace ? .cannotWrite : .inputOutput, path: first.path,
      reason: "cannot \(first.call.words): \(String(cString: strerror(first.errorNumber)))")
  }
}

extension PassedOverFailures.Call {
  fileprivate var words: String {
    switch self {
    case .open: "open the file for writing"
    case .close: "close the file"
    case .synchronize: "make the folder durable"
    }
  }
}
