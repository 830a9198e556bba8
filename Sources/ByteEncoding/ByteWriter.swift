/// Writes numbers and texts one behind the other, as small as they are.
public struct ByteWriter {
  @usableFromInline var written: [UInt8] = []

  /// What was written.
  @inlinable public var bytes: [UInt8] { written }

  /// How many bytes were written.
  @inlinable public var count: Int { written.count }

  /// Begins with nothing written.
  ///
  /// - Parameter count: so many bytes are written without looking for more room.
  @inlinable public init(reserving count: Int = 0) { written.reserveCapacity(count) }

  /// Writes a number of at least 0 in groups of seven bits, the lowest first (LEB128).
  @inlinable public mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      written.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    written.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number of either sign, those near 0 in one byte: 0, -1, 1 and -2 become 0, 1, 2 and 3.
  @inlinable public mutating func write(signed number: Int) {
    write(number << 1 ^ number >> (Int.bitWidth - 1))
  }

  /// Writes eight bytes, the lowest first, for what would not be shorter in groups of seven bits, such as a hash.
  @inlinable public mutating func write(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { written.append(contentsOf: $0) }
  }

  /// Writes a set of 64 bits.
  @inlinable public mutating func write(bits: UInt64) { write(Int(bitPattern: UInt(bits))) }

  /// Writes bytes as they are.
  @inlinable public mutating func append(_ more: some Sequence<UInt8>) { written.append(contentsOf: more) }

  /// Writes yes or no.
  @inlinable public mutating func write(_ flag: Bool) { written.append(flag ? 1 : 0) }

  /// Writes a text with its length before it.
  @inlinable public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 {
      write($0.count)
      written.append(contentsOf: $0)
    }
  }

  /// Writes whether there is a value, and the value.
  @inlinable public mutating func write<Value>(_ value: Value?, _ writeValue: (inout Self, Value) -> Void) {
    write(value != nil)
    if let value { writeValue(&self, value) }
  }

  /// Writes how many elements there are, and the elements.
  @inlinable public mutating func write<Elements: Collection>(
    list elements: Elements, _ writeElement: (inout Self, Elements.Element) -> Void
  ) {
    write(elements.count)
    for element in elements { writeElement(&self, element) }
  }
}
