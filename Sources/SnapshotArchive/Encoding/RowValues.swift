internal import ByteEncoding
internal import FoundationEssentials
internal import GRDB

/// The kinds of values of a row, by the byte that stands before each.
private enum ValueKind: UInt8 {
  case null, number, double, text, blob
}

/// The values of a row as bytes: what digests are taken of, so that the same values are the same bytes for ever.
extension ByteWriter {
  private mutating func begin(_ kind: ValueKind) { write(Int(kind.rawValue)) }

  /// Writes a value of a row with its kind before it.
  mutating func write(_ value: DatabaseValue) {
    switch value.storage {
    case .null: begin(.null)
    case .int64(let number): write(value: Int(number))
    case .double(let number): write(value: number)
    case .string(let text): write(value: text)
    case .blob(let bytes): write(blob: bytes)
    }
  }

  /// Writes a number, or nothing, as a value of a row.
  mutating func write(value number: Int?) {
    guard let number else { return begin(.null) }
    begin(.number)
    write(signed: number)
  }

  /// Writes a number with a fraction as a value of a row.
  mutating func write(value number: Double) {
    begin(.double)
    write(bits: number.bitPattern)
  }

  /// Writes a text, or nothing, as a value of a row.
  mutating func write(value text: String?) {
    guard let text else { return begin(.null) }
    begin(.text)
    write(text)
  }

  /// Writes a text in UTF-8 as a value of a row.
  mutating func write(utf8 text: UnsafeBufferPointer<UInt8>) {
    begin(.text)
    write(text.count)
    append(text)
  }

  /// Writes bytes as a value of a row.
  mutating func write(blob bytes: some Collection<UInt8>) {
    begin(.blob)
    write(bytes.count)
    append(bytes)
  }

  /// Writes a digest as a value of a row.
  mutating func write(_ digest: RowDigest) {
    begin(.blob)
    write(16)
    write(word: digest.words.low)
    write(word: digest.words.high)
  }
}

/// Reads the values of a row that this process has written, one after the other; texts and bytes are pointed at where they lie.
struct RowValueReader {
  enum Value {
    case null
    case number(Int64)
    case double(Double)
    case text(UnsafeRawBufferPointer)
    case blob(UnsafeRawBufferPointer)
  }

  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next value; `nil` behind the last one.
  mutating func next() -> Value? {
    guard place < bytes.count, let kind = ValueKind(rawValue: bytes[place]) else { return nil }
    place += 1
    switch kind {
    case .null: return .null
    case .number:
      let bits = word()
      return .number(Int64(bitPattern: bits >> 1) ^ -Int64(bits & 1))
    case .double: return .double(Double(bitPattern: word()))
    case .text: return .text(piece())
    case .blob: return .blob(piece())
    }
  }

  /// A number in groups of seven bits, the lowest first.
  private mutating func word() -> UInt64 {
    var (word, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = bytes[place]
      place += 1
      word |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return word }
      shift += 7
    }
  }

  private mutating func piece() -> UnsafeRawBufferPointer {
    let count = Int(word())
    defer { place += count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
  }
}
