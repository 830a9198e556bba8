internal import Glibc

/// Several threads for the counting; where they come from is the caller's business.
public struct Workers: Sendable {
  /// How many work at the same time, at least 1.
  let count: Int
  /// Calls its argument with each number below `count`, at the same time where it can; ends when all calls have ended.
  let run: @Sendable (@Sendable (Int) -> Void) -> Void

  /// Creates workers.
  ///
  /// - Parameters:
  ///   - count: how many work at the same time, at least 1.
  ///   - run: calls its argument with each number below `count`, and ends when all calls have ended.
  public init(count: Int, run: @escaping @Sendable (@Sendable (Int) -> Void) -> Void) {
    self.count = count
    self.run = run
  }

  /// How many threads this machine runs at the same time; no more than eight, since each worker has counts of its own.
  public static var processorCount: Int { max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The thread that counts.
  public static let one = Workers(count: 1) { $0(0) }
}
