import NightlyPipeline
import Testing

@Suite("Work done by several threads")
struct InParallelTests {
  private struct Failure: Error, Equatable {
    let value: Int
  }

  @Test("outcomes stand in the order of the values", arguments: [0, 1, 31, 32, 33, 1_000])
  func order(count: Int) {
    let values = Array(0..<count)
    #expect(inParallel(values[...], batchesOf: 32) { $0.map { 2 * $0 } } == values.map { 2 * $0 })
  }

  @Test("a batch may come to more or fewer outcomes than it has values")
  func uneven() {
    let odd = inParallel(Array(0..<10)[...], batchesOf: 3) { $0.filter { $0 % 2 == 1 } }
    #expect(odd == [1, 3, 5, 7, 9])
  }

  @Test("a failure is thrown, whichever batch it happens in", arguments: [0, 50, 99])
  func failure(place: Int) {
    #expect(throws: Failure(value: place)) {
      try inParallel(Array(0..<100)[...], batchesOf: 7) { values throws(Failure) -> [Int] in
        if values.contains(place) { throw Failure(value: place) }
        return Array(values)
      }
    }
  }
}
