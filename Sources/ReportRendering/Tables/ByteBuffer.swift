/// Bytes that grow at their end; faster than an array for the many short pieces of a table.
struct ByteBuffer: Sendable {
  /// The bytes so far, and room behind them.
  private var memory: Memory
  /// How many bytes there are.
  private(set) var count = 0

  /// Begins without bytes, and with room for so many.
  init(reserving capacity: Int = 1024) { memory = Memory(capacity: capacity) }

  /// The bytes as an array of their own.
  var array: [UInt8] { Array(UnsafeBufferPointer(start: memory.start, count: count)) }

  /// Hands over the bytes where they are.
  func withBytes<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    defer { withExtendedLifetime(memory) {} }
    return try body(UnsafeRawBufferPointer(start: memory.start, count: count))
  }

  /// Appends what the body writes to the place that it is given; it returns how many bytes these are.
  ///
  /// - Parameters:
  ///   - most: the most that the body writes.
  ///   - body: writes the bytes.
  @inline(__always)
  mutating func append(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if memory.capacity - count < most || !isKnownUniquelyReferenced(&memory) { move(withRoomFor: most) }
    count += body(memory.start + count)
  }

  mutating func append(_ byte: UInt8) {
    append(atMost: 1) {
      $0.pointee = byte
      return 1
    }
  }

  /// Appends bytes that are there already.
  mutating func append(again range: Range<Int>) {
    append(atMost: range.count) { [count] end in
      end.update(from: end - count + range.lowerBound, count: range.count)
      return range.count
    }
  }

  /// Moves the bytes into memory of their own.
  private mutating func move(withRoomFor more: Int) {
    let larger = Memory(capacity: max(2 * memory.capacity, count + more))
    larger.start.update(from: memory.start, count: count)
    memory = larger
  }
}

/// The memory of a buffer, which writes to it while nobody else has it.
private final class Memory: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt8>
  let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }
}

extension UnsafeMutablePointer<UInt8> {
  /// The most digits that a number has.
  static var mostDigits: Int { 20 }

  /// Writes a number in ASCII digits; returns how many.
  @inline(__always)
  func put(digits number: UInt) -> Int {
    var count = 1
    var rest = number
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    rest = number
    var place = count
    repeat {
      place -= 1
      self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    return count
  }
}
