/// Counts of which nearly all are below 128: a byte each, and what exceeds it apart.
struct SmallCounts: Sendable {
  /// The lower seven bits of each count; the eighth tells whether it is 128 or more.
  private var low: [UInt8] = []
  /// How many times 128 a count holds, by its place; only where that is above 0.
  private var high: [Int: Int32] = [:]
  private static let highBit: UInt8 = 0x80

  /// The number of counts.
  var count: Int { low.count }

  /// Makes room for so many counts.
  mutating func reserve(_ count: Int) { low.reserveCapacity(count) }

  /// Adds so many counts of 0.
  mutating func append(zeros count: Int) { low.append(contentsOf: repeatElement(0, count: count)) }

  /// The count at a place.
  @inline(__always)
  subscript(place: Int) -> Int32 {
    let rest = low[place]
    return rest < Self.highBit ? Int32(rest) : largeCount(at: place)
  }

  private func largeCount(at place: Int) -> Int32 {
    (high[place] ?? 0) << 7 + Int32(low[place] & ~Self.highBit)
  }

  /// Raises the counts at different places by 1; `places` are counted from `start`.
  @inline(__always)
  mutating func raise(from start: Int, places: UnsafeBufferPointer<Int32>) {
    var isFull = false
    low.withUnsafeMutableBufferPointer { low in
      for place in places {
        let raised = low[start &+ Int(place)] &+ 1
        low[start &+ Int(place)] = raised
        isFull = isFull || raised & ~Self.highBit == 0
      }
    }
    if isFull { carry(from: start, places: places) }
  }

  /// Keeps apart what no longer fits: the counts whose lower bits have just become 0, since each was raised once.
  private mutating func carry(from start: Int, places: UnsafeBufferPointer<Int32>) {
    for place in places where low[start + Int(place)] & ~Self.highBit == 0 {
      low[start + Int(place)] = Self.highBit
      high[start + Int(place), default: 0] += 1
    }
  }

  /// Adds to the count at a place.
  mutating func add(_ count: Int32, at place: Int) {
    let sum = self[place] + count
    low[place] = UInt8(sum & 0x7F) | (sum > 0x7F ? Self.highBit : 0)
    if sum > 0x7F { high[place] = sum >> 7 }
  }
}
