import CLinuxCalls
import Glibc

extension PublishingError {
  /// The error of a system call, worded from its `errno`.
  init(operation: String, path: String, errorNumber: Int32) {
    self.init(
      kind: Self.kind(of: errorNumber), operation: operation, path: path,
      reason: Self.words(for: errorNumber), errorNumber: errorNumber)
  }

  /// What the operator can mend by choosing or freeing a place is `cannotWrite`; the rest is the system's
  /// failure.
  private static func kind(of errorNumber: Int32) -> Kind {
    switch errorNumber {
    case EACCES, EPERM, EROFS, ENOSPC, EDQUOT, EFBIG, ENOENT, ENOTDIR, EISDIR, EEXIST, ENOTEMPTY, ELOOP,
      ENAMETOOLONG:
      .cannotWrite
    default:
      .inputOutput
    }
  }

  /// "No space left on device (ENOSPC)".
  ///
  /// `strerror` is neither safe across threads nor the same in every locale; these two functions are both.
  private static func words(for errorNumber: Int32) -> String {
    guard let words = strerrordesc_np(errorNumber), let name = strerrorname_np(errorNumber) else {
      return "error number \(errorNumber)"
    }
    return "\(String(cString: words)) (\(String(cString: name)))"
  }
}

/// Makes a system call, again while a signal interrupts it, and returns its result, never negative.
@discardableResult
func systemCall<Result: SignedInteger>(
  _ operation: String, _ path: @autoclosure () -> String, _ call: () -> Result
) throws(PublishingError) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let errorNumber = errno
    if errorNumber != EINTR {
      throw PublishingError(operation: operation, path: path(), errorNumber: errorNumber)
    }
  }
}
