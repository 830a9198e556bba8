/// Reads what `ByteWriter` has written; whatever the bytes are, it ends with a value or an error.
public struct ByteReader {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline var place = 0

  /// Begins at the first byte.
  @inlinable public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// An error at the place that was reached.
  @inlinable public var failure: UnreadableBytes { UnreadableBytes(offset: place) }

  /// Whether everything was read.
  @inlinable public var isAtEnd: Bool { place == bytes.count }

  /// How many bytes are left: no list can have more elements.
  @inlinable public var rest: Int { bytes.count - place }

  /// One byte.
  @inlinable public mutating func byte() throws(UnreadableBytes) -> UInt8 {
    guard place < bytes.count else { throw failure }
    defer { place += 1 }
    return bytes[place]
  }

  /// A set of 64 bits.
  @inlinable public mutating func bits() throws(UnreadableBytes) -> UInt64 {
    var (word, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let next = try byte()
      guard shift < 63 || next < 2 else { throw failure }
      word |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return word }
      shift += 7
      guard shift < 64 else { throw failure }
    }
  }

  /// Eight bytes, the lowest first.
  @inlinable public mutating func word() throws(UnreadableBytes) -> UInt64 {
    guard rest >= 8 else { throw failure }
    defer { place += 8 }
    return UInt64(
      littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) })
  }

  /// A number from 0 to a limit.
  @inlinable public mutating func number(upTo limit: Int = .max) throws(UnreadableBytes) -> Int {
    let word = try bits()
    guard word <= UInt64(limit) else { throw failure }
    return Int(word)
  }

  /// A number of either sign.
  @inlinable public mutating func signed() throws(UnreadableBytes) -> Int {
    let bits = try bits()
    return Int(bitPattern: UInt(bits >> 1)) ^ -Int(bits & 1)
  }

  /// Yes or no.
  @inlinable public mutating func flag() throws(UnreadableBytes) -> Bool {
    let byte = try byte()
    guard byte < 2 else { throw failure }
    return byte == 1
  }

  /// A text.
  @inlinable public mutating func text() throws(UnreadableBytes) -> String {
    let length = try number(upTo: rest)
    guard length <= rest,
      let text = String(validating: bytes[place..<place + length], as: UTF8.self)
    else { throw failure }
    place += length
    return text
  }

  /// A value that may be absent.
  @inlinable public mutating func optional<Value>(
    _ value: (inout Self) throws(UnreadableBytes) -> Value
  ) throws(UnreadableBytes) -> Value? {
    try flag() ? try value(&self) : nil
  }

  /// A list; each element takes at least one byte, so that no length makes it larger than the bytes.
  @inlinable public mutating func list<Element>(
    _ element: (inout Self) throws(UnreadableBytes) -> Element
  ) throws(UnreadableBytes) -> [Element] {
    let count = try number(upTo: rest)
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }

  /// An enumeration's case by its number.
  @inlinable public mutating func choice<Value: RawRepresentable>(
    _: Value.Type
  ) throws(UnreadableBytes) -> Value where Value.RawValue == UInt8 {
    guard let value = Value(rawValue: try byte()) else { throw failure }
    return value
  }
}
