import Glibc

/// An open descriptor of a folder or of the lock file, closed when the last of its holders is gone.
///
/// A class, because the output folder, its stagings and the threads that write into them share one
/// descriptor, and the lock lasts exactly as long as the last of them. Files that are written are not held in
/// one: their close can fail and is checked (`OpenFolder.createFile`). Nothing is written through these, so
/// no data is lost where the close in `deinit` goes unchecked.
final class Descriptor: Sendable {
  private let number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  deinit {
    _ = close(number)
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
