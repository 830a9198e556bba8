internal import Dispatch
internal import Synchronization
internal import UsageImport

/// Computes something of many places on all processors, and hands the outcomes over in the order of the places.
///
/// Outcomes are handed over while others are computed, by one thread at a time; so few wait for their turn that memory
/// does not grow with the number of places. After a failure no further batch begins and nothing more is handed over.
///
/// - Parameters:
///   - count: how many places there are, from 0.
///   - size: the places of a batch, above 0.
///   - worker: makes what each thread needs for itself and uses again, such as buffers.
///   - body: computes a batch; called by several threads at once, each with its own worker.
///   - take: takes the outcome of a batch.
///   - ended: takes each worker that has done something once there is nothing left to do, one at a time and in any order.
/// - Throws: the failure of the first batch, in the order of the places, that failed or could not be handed over.
package func inParallel<Worker, Outcome: Sendable, Failure: Error>(
  count: Int, batchesOf size: Int, worker: @Sendable () -> Worker,
  _ body: @Sendable (inout Worker, Range<Int>) throws(Failure) -> Outcome,
  inOrder take: (Outcome) throws(Failure) -> Void, ended: (Worker) -> Void = { _ in }
) throws(Failure) {
  let line = Line<Outcome, Failure>(batches: (count + size - 1) / size)
  withoutActuallyEscaping(take) { take in
    withoutActuallyEscaping(ended) { ended in
      work(along: line, count: count, batchesOf: size, worker: worker, body, take: take, ended: ended)
    }
  }
  try line.rethrow()
}

/// Lets all processors work along a line of batches.
private func work<Worker, Outcome: Sendable, Failure: Error>(
  along line: Line<Outcome, Failure>, count: Int, batchesOf size: Int, worker: @Sendable () -> Worker,
  _ body: @Sendable (inout Worker, Range<Int>) throws(Failure) -> Outcome,
  take: @escaping (Outcome) throws(Failure) -> Void, ended: @escaping (Worker) -> Void
) {
  // The line sees to it that one thread at a time calls either.
  nonisolated(unsafe) let (take, ended) = (take, ended)
  // The dispatcher starts as many of these at once as there are processors; those that come later find nothing to do.
  DispatchQueue.concurrentPerform(iterations: mostThreads) { _ in
    guard var batch = line.claim() else { return }
    var worker = worker()
    while true {
      let places = batch * size..<min((batch + 1) * size, count)
      do throws(Failure) {
        line.end(batch, with: .success(try body(&worker, places)), take)
      } catch {
        line.end(batch, with: .failure(error), take)
      }
      guard let next = line.claim() else { break }
      batch = next
    }
    line.leave { ended(worker) }
  }
}

/// More threads than this never work at once.
private let mostThreads = 64

/// The batches in their order: claimed one after the other, ended as they come, handed over in turn.
///
/// A class, since several threads share it.
private final class Line<Outcome: Sendable, Failure: Error>: Sendable {
  private struct State {
    var nextToClaim = 0
    var nextToHandOver = 0
    var waiting: [Int: Result<Outcome, Failure>] = [:]
    var isHandingOver = false
    var failure: Failure?
  }

  private let batches: Int
  private let state = Mutex(State())
  /// How many batches may be claimed and not handed over yet.
  private let places = DispatchSemaphore(value: 2 * Workers.processorCount)

  init(batches: Int) { self.batches = batches }

  /// The next batch; `nil` where there is none, or where one has failed.
  func claim() -> Int? {
    guard state.withLock({ $0.nextToClaim < batches && $0.failure == nil }) else { return nil }
    places.wait()
    let batch = state.withLock { state -> Int? in
      guard state.nextToClaim < batches, state.failure == nil else { return nil }
      state.nextToClaim += 1
      return state.nextToClaim - 1
    }
    if batch == nil { places.signal() }
    return batch
  }

  /// Ends a batch, and hands over whatever is due unless another thread is at it.
  func end(_ batch: Int, with result: Result<Outcome, Failure>, _ take: (Outcome) throws(Failure) -> Void) {
    let isOurs = state.withLock { state in
      state.waiting[batch] = result
      defer { state.isHandingOver = true }
      return !state.isHandingOver
    }
    guard isOurs else { return }
    while let due = nextDue() {
      do throws(Failure) {
        try take(try due.get())
      } catch {
        state.withLock { $0.failure = $0.failure ?? error }
      }
      places.signal()
    }
  }

  /// The outcome whose turn it is; without one, the next thread that ends a batch hands over.
  private func nextDue() -> Result<Outcome, Failure>? {
    state.withLock { state in
      while let due = state.waiting.removeValue(forKey: state.nextToHandOver) {
        state.nextToHandOver += 1
        if state.failure == nil { return due }
        places.signal()
      }
      state.isHandingOver = false
      return nil
    }
  }

  /// Lets one thread at a time say what its worker has come to.
  func leave(_ body: () -> Void) { state.withLock { _ in body() } }

  func rethrow() throws(Failure) {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }
}

extension Workers {
  /// The processors of this machine.
  static let processors = processors(until: .never)

  /// The processors of this machine, until they are asked to stop.
  static func processors(until stop: StopSignal) -> Workers {
    Workers(count: Workers.processorCount, isStopped: { stop.isGiven }) { body in
      DispatchQueue.concurrentPerform(iterations: Workers.processorCount) { body($0) }
    }
  }
}
