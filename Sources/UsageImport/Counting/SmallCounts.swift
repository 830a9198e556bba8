/// Counts of which nearly all are below 128: a byte each, and what exceeds it apart.
struct SmallCounts: Sendable {
  /// The lower seven bits of each count; the eighth tells whether it is 128 or more.
  private var low: [UInt8] = []
  /// How many times 128 a count holds, by its place; only where that is above 0.
  private var high: [Int: Int32] = [:]
  private static let highBit: UInt8 = 0x80

  /// The number of counts.
  var count: Int { low.count }

  /// Adds so many counts of 0.
  mutating func append(zeros count: Int) { low.append(contentsOf: repeatElement(0, count: count)) }

  /// The count at a place.
  @inline(__always)
  subscript(place: Int) -> Int32 {
    let rest = low[place]
    return rest < Self.highBit ? Int32(rest) : largeCount(at: place)
  }

  /// Puts a count where there is 0.
  mutating func set(_ count: Int32, at place: Int) {
    guard count >= Int32(Self.highBit) else { return low[place] = UInt8(count) }
    low[place] = UInt8(count & 0x7F) | Self.highBit
    high[place] = count >> 7
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

  /// The lower bits of up to eight counts from a place on, a byte each, the first one lowest: all 0 where no count is above 0.
  @inline(__always)
  func lowBits(from place: Int, count: Int) -> UInt64 {
    low.withUnsafeBufferPointer { low in
      guard let start = low.baseAddress, place &+ 8 <= low.count else {
        var bits: UInt64 = 0
        for offset in 0..<count { bits |= UInt64(low[place + offset]) << UInt64(8 * offset) }
        return bits
      }
      let word = (start + place).word(at: 0)
      return count == 8 ? word : word & ((1 as UInt64) << UInt64(8 * count) - 1)
    }
  }
}
