/// The memory of a tape: slots and bytes that grow at their end.
///
/// A class whose pointers are written to without asking whether anybody else has it: a tape takes storage of its own when it
/// begins anew (`Tape.begin`), and nothing but the filling that follows writes to it.
final class TapeStorage: @unchecked Sendable {
  private(set) var slots = UnsafeMutablePointer<Tape.Slot>.allocate(capacity: 1024)
  private var slotCapacity = 1024
  private(set) var slotCount = 0
  private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 16 * 1024)
  private var byteCapacity = 16 * 1024
  private(set) var byteCount = 0

  init() {}

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

  /// A capacity for at least so many; a large one grows by half only.
  private static func grown(_ capacity: Int, to count: Int) -> Int {
    max(capacity + (capacity < 64 * 1024 ? capacity : capacity / 2), count)
  }

  func removeAll() { (slotCount, byteCount) = (0, 0) }

  /// Adds absent slots; returns the first of them.
  func reserve(_ count: Int) -> Int {
    let first = slotCount
    if slotCapacity - first < count {
      slotCapacity = Self.grown(slotCapacity, to: first + count)
      let grown = UnsafeMutablePointer<Tape.Slot>.allocate(capacity: slotCapacity)
      grown.update(from: slots, count: first)
      slots.deallocate()
      slots = grown
    }
    (slots + first).update(repeating: Tape.Slot(), count: count)
    slotCount += count
    return first
  }

  /// Adds a text's bytes, and makes the slot point to them.
  func write(_ text: UnsafeBufferPointer<UInt8>, at slot: Int) {
    makeRoom(for: text.count)
    if let first = text.baseAddress { (bytes + byteCount).update(from: first, count: text.count) }
    point(slot, to: text.count)
  }

  /// Adds a number in ASCII digits, and makes the slot point to it.
  func write(_ number: Int, at slot: Int) {
    makeRoom(for: 20)
    var count = number < 0 ? 2 : 1
    var rest = number.magnitude
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    let first = bytes + byteCount
    if number < 0 { first.pointee = UInt8(ascii: "-") }
    rest = number.magnitude
    var place = count
    repeat {
      place -= 1
      first[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    point(slot, to: count)
  }

  private func point(_ slot: Int, to count: Int) {
    slots[slot] = Tape.Slot(start: UInt32(byteCount), count: UInt32(count))
    byteCount += count
  }

  @inline(__always)
  private func makeRoom(for count: Int) {
    // Whoever reads the bytes may read a piece behind them.
    if byteCapacity - byteCount < count + Piece.size { grow(by: count + Piece.size) }
  }

  private func grow(by count: Int) {
    byteCapacity = Self.grown(byteCapacity, to: byteCount + count)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
    grown.update(from: bytes, count: byteCount)
    bytes.deallocate()
    bytes = grown
  }
}
