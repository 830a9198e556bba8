import Glibc

/// An open descriptor of a folder, of the lock file or of a file that is read, closed when the last of its holders is gone.
///
/// A class, because the output folder, its stagings and the threads that write into them share one
/// descriptor, and the lock lasts exactly as long as the last of them. Files that are written are not held in
/// one: their close can lose data (`OpenFolder.createFile`). Nothing is written through these; where nobody can be told
/// any more that a close failed, `LateFailures` keeps it until the process ends.
final class Descriptor: Sendable {
  private let number: Int32
  private let path: String

  /// Owns a descriptor; the path is for error texts only.
  init(owning number: Int32, path: String) {
    (self.number, self.path) = (number, path)
  }

  deinit {
    // After EINTR Linux has closed the descriptor all the same.
    guard close(number) != 0, errno != EINTR else { return }
    LateFailures.note(PublishingError(operation: "close", path: path, errorNumber: errno))
  }

  /// Lends the number to `body` and keeps the descriptor open until it returns.
  ///
  /// Without the extended lifetime the optimizer may close it as soon as the number has been read.
  @discardableResult
  func use<Result, Failure: Error>(_ body: (Int32) throws(Failure) -> Result) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(number)
  }
}
