/// Bytes that grow at their end; faster than an array for the many short pieces of a table.
struct ByteBuffer: Sendable {
  /// The bytes so far, and room behind them.
  private var storage: [UInt8] = []
  /// How many bytes there are.
  private(set) var count = 0

  /// The bytes as an array of their own.
  var array: [UInt8] { Array(storage[..<count]) }

  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    storage[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    makeRoom(for: bytes.count)
    storage.withUnsafeMutableBytes { storage in
      UnsafeMutableRawBufferPointer(rebasing: storage[count...]).copyMemory(
        from: UnsafeRawBufferPointer(bytes))
    }
    count += bytes.count
  }

  /// Appends bytes that are there already.
  mutating func append(again range: Range<Int>) {
    makeRoom(for: range.count)
    storage.withUnsafeMutableBytes { storage in
      UnsafeMutableRawBufferPointer(rebasing: storage[count...]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: storage[range]))
    }
    count += range.count
  }

  /// Appends a number in ASCII digits.
  mutating func append(digits number: UInt) {
    makeRoom(for: 20)
    var length = 1
    var power: UInt = 10
    while length < 20, number >= power {
      length += 1
      (power, _) = power.multipliedReportingOverflow(by: 10)
    }
    var rest = number
    for place in (count..<count + length).reversed() {
      storage[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if storage.count - count < more { grow(by: more) }
  }

  private mutating func grow(by more: Int) {
    let size = max(2 * storage.count, count + more, 1024)
    storage.append(contentsOf: repeatElement(0, count: size - storage.count))
  }
}
