import Synchronization

/// What failed when nobody was left who could have thrown it: closing what was only read.
///
/// Nothing is lost by such a failure, but a system that cannot even close a folder is not well, and who runs the process has
/// to hear of it. One list for the process, since the end of a descriptor's life belongs to no call.
public enum LateFailures {
  private static let first = Mutex<PublishingError?>(nil)

  static func note(_ error: PublishingError) { first.withLock { $0 = $0 ?? error } }

  /// The first failure since this was asked last; `nil` where there was none.
  public static func take() -> PublishingError? {
    first.withLock { error in
      defer { error = nil }
      return error
    }
  }
}
