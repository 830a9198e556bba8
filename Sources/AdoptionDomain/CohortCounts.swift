/// The counts of one cohort, by service, standing and recency; all night long they are most of what is kept of people.
///
/// A count takes two bytes where it is of fewer than 32 people, else six; all cohorts of a customer stand in one array.
public struct CohortCounts: Collection, Sendable {
  /// The counts of all cohorts of a customer, or more.
  fileprivate let words: [UInt16]
  fileprivate let start, end: Int32

  fileprivate init(_ words: [UInt16], from start: Int32, to end: Int32) {
    self.words = words
    self.start = start
    self.end = end
  }

  /// Creates the counts of a cohort that stands alone.
  public init(_ counts: some Sequence<CohortCount>) {
    var writer = CohortCountsWriter()
    for count in counts { writer.write(count) }
    writer.endCohort()
    self = writer.take()[0]
  }

  /// The place of the first count.
  public var startIndex: Int { Int(start) }

  /// One behind the last place.
  public var endIndex: Int { Int(end) }

  /// The place of the next count.
  public func index(after place: Int) -> Int { place + PackedCount(words[place]).length }

  /// The count at a place.
  public subscript(place: Int) -> CohortCount {
    precondition(place >= startIndex && place < endIndex, "no count of this cohort")
    let packed = PackedCount(words[place])
    return packed.isLarge ? packed.count(words[place + 1], words[place + 2]) : packed.count
  }
}

extension CohortCounts: Hashable, ExpressibleByArrayLiteral {
  private var own: ArraySlice<UInt16> { words[startIndex..<endIndex] }

  /// Whether both have the same counts in the same order.
  public static func == (left: Self, right: Self) -> Bool { left.own == right.own }

  /// Hashes the counts.
  public func hash(into hasher: inout Hasher) { hasher.combine(own) }

  /// The counts of a literal.
  public init(arrayLiteral counts: CohortCount...) { self.init(counts) }
}

extension CohortCounts {
  /// Walks over counts.
  ///
  /// Measures do that with every cohort again and again: the next count is one call away.
  public struct Iterator: IteratorProtocol {
    private let counts: CohortCounts
    private var place: Int

    fileprivate init(_ counts: CohortCounts) {
      self.counts = counts
      place = counts.startIndex
    }

    /// The next count; `nil` behind the last one.
    public mutating func next() -> CohortCount? {
      guard place < counts.endIndex else { return nil }
      let packed = PackedCount(counts.words[place])
      defer { place += packed.length }
      return packed.isLarge
        ? packed.count(counts.words[place + 1], counts.words[place + 2]) : packed.count
    }
  }

  /// Begins with the first count.
  public func makeIterator() -> Iterator { Iterator(self) }
}

/// Writes the counts of the cohorts of one customer, one cohort after the other, into one array.
public struct CohortCountsWriter: Sendable {
  private var words: [UInt16] = []
  private var ends: [Int32] = []

  /// Creates a writer that has written nothing.
  public init() {}

  /// Writes a count of the cohort at hand.
  public mutating func write(_ count: CohortCount) {
    let packed = PackedCount(count)
    words.append(packed.word)
    guard packed.isLarge else { return }
    let people = UInt32(bitPattern: count.people)
    words.append(UInt16(truncatingIfNeeded: people))
    words.append(UInt16(truncatingIfNeeded: people >> 16))
  }

  /// Ends the cohort at hand; what follows is the next one's.
  public mutating func endCohort() { ends.append(Int32(words.count)) }

  /// Hands over the counts of the cohorts that have ended, and begins anew.
  ///
  /// - Returns: the counts of each cohort, in the order in which they were written.
  public mutating func take() -> [CohortCounts] {
    // A copy of an array is as large as it must be, and the writer keeps its room.
    let shared = words.withUnsafeBufferPointer { Array($0) }
    var start: Int32 = 0
    let counts = ends.map { end in
      defer { start = end }
      return CohortCounts(shared, from: start, to: end)
    }
    words.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    return counts
  }
}

/// A count in 16 bits: 6 for the service, 2 for the standing, 3 for the recency, and 5 for the people, where 0 says that
/// their number follows.
private struct PackedCount {
  private static let mostPeople: Int32 = 31

  let word: UInt16

  init(_ word: UInt16) { self.word = word }

  init(_ count: CohortCount) {
    precondition(count.service < 64, "a set of services has 64 places")
    let isSmall = (1...Self.mostPeople).contains(count.people)
    word =
      UInt16(count.service) << 10 | UInt16(count.standing.rawValue) << 8
      | UInt16(count.recency.rawValue) << 5 | (isSmall ? UInt16(count.people) : 0)
  }

  /// Whether the people's number follows.
  var isLarge: Bool { word & 31 == 0 }

  /// The number of words.
  var length: Int { isLarge ? 3 : 1 }

  /// The count of few people.
  var count: CohortCount { count(of: Int32(word & 31)) }

  /// The count of people whose number follows.
  func count(_ low: UInt16, _ high: UInt16) -> CohortCount {
    count(of: Int32(bitPattern: UInt32(high) << 16 | UInt32(low)))
  }

  private func count(of people: Int32) -> CohortCount {
    CohortCount(
      service: Int(word >> 10), standing: LicenseStanding(rawValue: UInt8(word >> 8 & 3)) ?? .unlicensed,
      recency: Recency(rawValue: UInt8(word >> 5 & 7)) ?? .never, people: Int(people))
  }
}
