internal import Dispatch
internal import Synchronization
internal import UsageImport

/// Computes something of many values on all processors; the outcomes stand in the order of the values.
///
/// Each batch is one piece of work, so that what a worker needs for itself (a renderer's buffers) is made once a batch. After a
/// failure no further batch begins.
///
/// - Parameters:
///   - values: the values.
///   - size: the values of a batch, above 0.
///   - body: computes a batch; called by several threads at once.
/// - Returns: the outcomes of all batches, one after the other.
/// - Throws: the failure of the first batch that failed.
package func inParallel<Value: Sendable, Outcome: Sendable, Failure: Error>(
  _ values: ArraySlice<Value>, batchesOf size: Int,
  _ body: @Sendable (ArraySlice<Value>) throws(Failure) -> [Outcome]
) throws(Failure) -> [Outcome] {
  let batches = (values.count + size - 1) / size
  let progress = Progress<Outcome, Failure>(batches: batches)
  DispatchQueue.concurrentPerform(iterations: batches) { batch in
    guard !progress.hasFailed else { return }
    do throws(Failure) {
      let values = values.dropFirst(batch * size).prefix(size)
      progress.end(batch, with: .success(try body(values)))
    } catch {
      progress.end(batch, with: .failure(error))
    }
  }
  return try progress.outcomes()
}

/// What the batches have come to so far; a class, since several threads share it.
private final class Progress<Outcome: Sendable, Failure: Error>: Sendable {
  private struct State {
    var ended: [Result<[Outcome], Failure>?]
    var hasFailed = false
  }

  private let state: Mutex<State>

  init(batches: Int) {
    state = Mutex(State(ended: Array(repeating: nil, count: batches)))
  }

  var hasFailed: Bool { state.withLock { $0.hasFailed } }

  func end(_ batch: Int, with result: Result<[Outcome], Failure>) {
    state.withLock {
      $0.ended[batch] = result
      if case .failure = result { $0.hasFailed = true }
    }
  }

  func outcomes() throws(Failure) -> [Outcome] {
    var outcomes: [Outcome] = []
    for result in state.withLock({ $0.ended }) {
      if let result { outcomes += try result.get() }
    }
    return outcomes
  }
}

extension Workers {
  /// The processors of this machine.
  static let processors = Workers(count: Workers.processorCount) { body in
    DispatchQueue.concurrentPerform(iterations: Workers.processorCount) { body($0) }
  }
}
