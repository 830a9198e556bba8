/// A value flattened for rendering: slots of eight bytes and the bytes of all texts, no object per value.
///
/// A record is a run of slots, one a key, with the records inside it in place; a list's items follow each other.
/// A tape holds at most 4 GiB of text; more ends the process.
public struct Tape: Sendable, Equatable {
  /// Where a value lies; `count` is 0 for everything absent, false or empty.
  @usableFromInline
  struct Slot: Sendable, Equatable, BitwiseCopyable {
    /// A text's first byte, or the first slot of a list's first item.
    @usableFromInline var start: UInt32 = 0
    /// A text's length in bytes, a list's items, or 1 for a flag or record that is there.
    @usableFromInline var count: UInt32 = 0

    @inlinable
    init(start: UInt32 = 0, count: UInt32 = 0) { (self.start, self.count) = (start, count) }
  }

  @usableFromInline var slots: [Slot] = []
  @usableFromInline var bytes: [UInt8] = []
  /// Of the shape the tape was filled by; 0 before.
  @usableFromInline var fingerprint: UInt64 = 0

  /// An empty tape, to be filled by `Keys.flatten`.
  public init() {}

  /// Calls the body with all slots and all bytes: what a hash of the value's identity is taken over.
  ///
  /// Both together are equal for equal values and differ for values that differ in any key. The slots are in the
  /// byte order of the machine.
  public func withIdentity<Result>(
    _ body: (_ slots: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer) -> Result
  ) -> Result {
    slots.withUnsafeBytes { slots in bytes.withUnsafeBytes { bytes in body(slots, bytes) } }
  }
}

extension Tape {
  /// Empties the tape and returns the first slot of a root record, with all its keys absent.
  @usableFromInline
  package mutating func begin(_ shape: Shape) -> Int {
    slots.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    fingerprint = shape.fingerprint
    return reserve(shape.width)
  }

  /// Makes a slot a text, number or markup.
  @inlinable
  package mutating func write(_ text: String, at slot: Int) {
    let start = bytes.count
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    slots[slot] = Slot(start: UInt32(start), count: UInt32(bytes.count - start))
  }

  /// Makes a slot a number in ASCII digits.
  @usableFromInline
  package mutating func write(_ number: Int, at slot: Int) {
    let start = bytes.count
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let firstDigit = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[firstDigit...].reverse()
    slots[slot] = Slot(start: UInt32(start), count: UInt32(bytes.count - start))
  }

  /// Makes a slot a flag that is true, or a record that is there: its keys are in the slots behind it.
  @inlinable
  package mutating func markPresent(at slot: Int) {
    slots[slot].count = 1
  }

  /// Makes a slot a list and returns its first item's first slot; the next are each a shape's width further.
  @usableFromInline
  package mutating func reserveItems(_ count: Int, of shape: Shape, at slot: Int) -> Int {
    let first = reserve(count * shape.width)
    slots[slot] = Slot(start: UInt32(first), count: UInt32(count))
    return first
  }

  private mutating func reserve(_ count: Int) -> Int {
    let first = slots.count
    slots.append(contentsOf: repeatElement(Slot(), count: count))
    return first
  }
}
