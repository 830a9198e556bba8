internal import Glibc
internal import Synchronization

/// Several threads for the counting; where they come from is the caller's business.
public struct Workers: Sendable {
  /// How many work at the same time, at least 1.
  let count: Int
  /// Calls its argument with each number below `count`, at the same time where it can; ends when all calls have ended.
  let run: @Sendable (@Sendable (Int) -> Void) -> Void
  /// Whether nothing more is wanted of them; once true, always true.
  let isStopped: @Sendable () -> Bool

  /// Creates workers.
  ///
  /// - Parameters:
  ///   - count: how many work at the same time, at least 1.
  ///   - isStopped: whether nothing more is wanted of them; once true, always true.
  ///   - run: calls its argument with each number below `count`, and ends when all calls have ended.
  public init(
    count: Int, isStopped: @escaping @Sendable () -> Bool = { false },
    run: @escaping @Sendable (@Sendable (Int) -> Void) -> Void
  ) {
    self.count = count
    self.isStopped = isStopped
    self.run = run
  }

  /// How many threads this machine runs at the same time; no more than eight, since each worker has counts of its own.
  public static var processorCount: Int { max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The thread that counts.
  public static let one = Workers(count: 1) { $0(0) }

  /// Computes something of many values in batches; the outcomes stand in the order of the values.
  func map<Value: Sendable, Outcome: Sendable>(
    _ values: [Value], batchesOf size: Int, _ body: @Sendable (ArraySlice<Value>) -> [Outcome]
  ) -> [Outcome] {
    let starts = Array(stride(from: 0, to: values.count, by: size))
    let outcomes = Mutex([[Outcome]](repeating: [], count: starts.count))
    let next = Atomic(0)
    run { _ in
      while true {
        let batch = next.add(1, ordering: .relaxed).oldValue
        guard batch < starts.count else { return }
        let outcome = body(values[starts[batch]...].prefix(size))
        outcomes.withLock { $0[batch] = outcome }
      }
    }
    return Array(outcomes.withLock { $0 }.joined())
  }
}
