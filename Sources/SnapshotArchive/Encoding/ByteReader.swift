/// Bytes that cannot be what was written.
struct UnreadableBytes: Error, Equatable {
  /// The place of the first byte that makes no sense, 0-based.
  let offset: Int
}

/// Reads what `ByteWriter` has written; whatever the bytes are, it ends with a value or an error.
struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// An error at the place that was reached.
  var failure: UnreadableBytes { UnreadableBytes(offset: place) }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.count }

  mutating func byte() throws(UnreadableBytes) -> UInt8 {
    guard place < bytes.count else { throw failure }
    defer { place += 1 }
    return bytes[place]
  }

  private mutating func word() throws(UnreadableBytes) -> UInt64 {
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

  /// A number from 0 to a limit.
  mutating func number(upTo limit: Int = .max) throws(UnreadableBytes) -> Int {
    let word = try word()
    guard word <= UInt64(limit) else { throw failure }
    return Int(word)
  }

  mutating func bits() throws(UnreadableBytes) -> UInt64 { try word() }

  mutating func flag() throws(UnreadableBytes) -> Bool {
    let byte = try byte()
    guard byte < 2 else { throw failure }
    return byte == 1
  }

  mutating func text() throws(UnreadableBytes) -> String {
    let length = try number(upTo: bytes.count - place)
    guard length <= bytes.count - place,
      let text = String(validating: bytes[place..<place + length], as: UTF8.self)
    else { throw failure }
    place += length
    return text
  }

  /// A value that may be absent.
  mutating func optional<Value>(
    _ value: (inout Self) throws(UnreadableBytes) -> Value
  ) throws(UnreadableBytes) -> Value? {
    try flag() ? try value(&self) : nil
  }

  /// A list; each element takes at least one byte, so that no length makes it larger than the bytes.
  mutating func list<Element>(
    _ element: (inout Self) throws(UnreadableBytes) -> Element
  ) throws(UnreadableBytes) -> [Element] {
    let count = try number(upTo: bytes.count - place)
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }

  /// An enumeration's case by its number.
  mutating func choice<Value: RawRepresentable>(
    _: Value.Type
  ) throws(UnreadableBytes) -> Value where Value.RawValue == UInt8 {
    guard let value = Value(rawValue: try byte()) else { throw failure }
    return value
  }
}
