import Dispatch
import NightlyPipeline
import Synchronization
import Testing
import UsageImport

@Suite("Outcomes of several threads, handed over in order")
struct InOrderTests {
  /// So many batches may be claimed and not handed over yet.
  private static let mostClaimed = 2 * Workers.processorCount

  private struct Failure: Error, Equatable {
    let batch: Int
  }

  @Test(
    "come in the order of the places, whichever ends first, with the places of each batch",
    arguments: [0, 1, 6, 7, 8, 1_000], [1, 7])
  func order(count: Int, size: Int) {
    var taken: [Range<Int>] = []
    inParallel(count: count, batchesOf: size, worker: {}) { (_: inout (), places) in
      if places.lowerBound / size % 10 == 0 { pause(microseconds: 500) }
      return places
    } inOrder: {
      taken.append($0)
    }
    #expect(taken.flatMap { Array($0) } == Array(0..<count))
    #expect(taken.dropLast().allSatisfy { $0.count == size })
    #expect(taken.count == (count + size - 1) / size)
  }

  @Test("are handed over one at a time")
  func oneAtATime() {
    let inside = Mutex(0)
    let most = Mutex(0)
    inParallel(count: 300, batchesOf: 1, worker: {}) { (_: inout (), places) in
      places.lowerBound
    } inOrder: { (_: Int) in
      let now = inside.withLock { value in
        value += 1
        return value
      }
      most.withLock { $0 = max($0, now) }
      pause(microseconds: 50)
      inside.withLock { $0 -= 1 }
    }
    let found = most.withLock { $0 }
    #expect(found == 1)
  }

  @Test("a thread makes one worker and uses it again, and no two threads have the same at once")
  func workers() {
    let made = Mutex(0)
    var batches: [Int: [Int]] = [:]
    inParallel(count: 1_000, batchesOf: 1) {
      made.withLock { made in
        made += 1
        return (number: made, batches: 0)
      }
    } _: { worker, _ in
      worker.batches += 1
      return worker
    } inOrder: { (worker: (number: Int, batches: Int)) in
      batches[worker.number, default: []].append(worker.batches)
    }
    let count = made.withLock { $0 }
    #expect((1...64).contains(count))
    for counts in batches.values { #expect(counts == Array(1...counts.count)) }
    #expect(batches.values.reduce(0) { $0 + $1.count } == 1_000)
  }

  @Test("where there is nothing to do no worker is made")
  func nothing() {
    let made = Mutex(0)
    inParallel(count: 0, batchesOf: 8) {
      made.withLock { $0 += 1 }
    } _: { (_: inout (), _) in
      Issue.record("a batch was computed")
    } inOrder: { (_: Void) in
      Issue.record("an outcome was handed over")
    }
    let count = made.withLock { $0 }
    #expect(count == 0)
  }

  @Test(
    "a failure stops the rest, and is the first in order though another happened before",
    arguments: [0, 3, 500, 999])
  func bodyFails(place: Int) {
    let computed = Mutex(0)
    var taken: [Int] = []
    #expect(throws: Failure(batch: place)) {
      try inParallel(count: 1_000, batchesOf: 1, worker: {}) { (_: inout (), places) throws(Failure) in
        computed.withLock { $0 += 1 }
        if places.lowerBound == place { pause(microseconds: 2_000) }
        if places.lowerBound >= place { throw Failure(batch: places.lowerBound) }
        return places.lowerBound
      } inOrder: { (batch: Int) throws(Failure) in
        taken.append(batch)
      }
    }
    #expect(taken == Array(0..<place))
    let batches = computed.withLock { $0 }
    #expect(batches <= place + Self.mostClaimed)
  }

  @Test("what cannot be handed over stops the rest, too", arguments: [0, 77, 999])
  func takeFails(place: Int) {
    let computed = Mutex(0)
    var taken: [Int] = []
    #expect(throws: Failure(batch: place)) {
      try inParallel(count: 1_000, batchesOf: 1, worker: {}) { (_: inout (), places) throws(Failure) in
        computed.withLock { $0 += 1 }
        if places.lowerBound > place + 5 { throw Failure(batch: places.lowerBound) }
        return places.lowerBound
      } inOrder: { (batch: Int) throws(Failure) in
        if batch == place { throw Failure(batch: batch) }
        taken.append(batch)
      }
    }
    #expect(taken == Array(0..<place))
    let batches = computed.withLock { $0 }
    #expect(batches <= place + 1 + Self.mostClaimed)
  }

  @Test(
    "of 10,000 batches few wait, however slow they are taken or the first one is", arguments: [false, true])
  func waiting(isFirstSlow: Bool) {
    let computed = Mutex(0)
    let most = Mutex(0)
    let taken = Mutex(0)
    inParallel(count: 10_000, batchesOf: 1, worker: {}) { (_: inout (), places) in
      if isFirstSlow, places.lowerBound == 0 { pause(microseconds: 100_000) }
      let ended = computed.withLock { value in
        value += 1
        return value
      }
      let waiting = ended - taken.withLock { $0 }
      most.withLock { $0 = max($0, waiting) }
      return places.lowerBound
    } inOrder: { (batch: Int) in
      if !isFirstSlow { pause(microseconds: 20) }
      taken.withLock { $0 += 1 }
    }
    let (all, waiting) = (taken.withLock { $0 }, most.withLock { $0 })
    #expect(all == 10_000)
    #expect((1...Self.mostClaimed + 1).contains(waiting), "\(waiting)")
  }
}

/// Lets time pass on this thread.
private func pause(microseconds: Int) {
  _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(microseconds))
}
