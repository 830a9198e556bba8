/// A value flattened for rendering: slots of eight bytes and the bytes of all texts, no object per value.
///
/// A record is a run of slots, one a key, with the records inside it in place; a list's items follow each other.
/// A tape holds at most 4 GiB of text; more ends the process.
public struct Tape: Sendable, Equatable {
  /// Where a value lies; `count` is 0 for everything absent, false or empty.
  struct Slot: Sendable, Equatable, BitwiseCopyable {
    /// A text's first byte, or the first slot of a list's first item.
    var start: UInt32 = 0
    /// A text's length in bytes, a list's items, or 1 for a flag or record that is there.
    var count: UInt32 = 0
  }

  private var storage = TapeStorage()
  /// Of the shape the tape was filled by; 0 before.
  private(set) var fingerprint: UInt64 = 0

  /// An empty tape, to be filled by `Keys.flatten`.
  public init() {}

  var slots: UnsafeBufferPointer<Slot> { UnsafeBufferPointer(start: storage.slots, count: storage.slotCount) }

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: storage.bytes, count: storage.byteCount)
  }

  /// Calls the body with all slots and all bytes: what a hash of the value's identity is taken over.
  ///
  /// Both together are equal for equal values and differ for values that differ in any key. The slots are in the
  /// byte order of the machine.
  public func withIdentity<Result>(
    _ body: (_ slots: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withExtendedLifetime(storage) { body(UnsafeRawBufferPointer(slots), UnsafeRawBufferPointer(bytes)) }
  }

  /// Tapes are equal where the same values lie on them at the same places.
  public static func == (left: Self, right: Self) -> Bool {
    left.fingerprint == right.fingerprint && left.slots.elementsEqual(right.slots)
      && left.bytes.elementsEqual(right.bytes)
  }
}

extension Tape {
  /// Empties the tape and returns the first slot of a root record, with all its keys absent.
  @usableFromInline
  package mutating func begin(_ shape: Shape) -> Int {
    if isKnownUniquelyReferenced(&storage) { storage.removeAll() } else { storage = TapeStorage() }
    fingerprint = shape.fingerprint
    return storage.reserve(shape.width)
  }

  /// Makes a slot a text or markup; it is passed in place, since a copy would be counted.
  @inlinable
  package mutating func write(_ text: inout String, at slot: Int) {
    text.withUTF8 { write(utf8: $0, at: slot) }
  }

  @usableFromInline
  mutating func write(utf8 text: UnsafeBufferPointer<UInt8>, at slot: Int) { storage.write(text, at: slot) }

  /// Makes a slot a number in ASCII digits.
  @usableFromInline
  package mutating func write(_ number: Int, at slot: Int) { storage.write(number, at: slot) }

  /// Makes a slot a flag that is true, or a record that is there: its keys are in the slots behind it.
  @usableFromInline
  package mutating func markPresent(at slot: Int) { storage.slots[slot].count = 1 }

  /// Makes a slot a list and returns its first item's first slot; the next are each a shape's width further.
  @usableFromInline
  package mutating func reserveItems(_ count: Int, of shape: Shape, at slot: Int) -> Int {
    let first = storage.reserve(count * shape.width)
    storage.slots[slot] = Slot(start: UInt32(first), count: UInt32(count))
    return first
  }
}
