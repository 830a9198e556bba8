/// Turns text in UTF-16 into UTF-8, block by block, as spreadsheets and older shells save it.
///
/// Halves of pairs that stand alone become U+FFFD, as the Unicode standard recommends (section 3.9).
struct UTF16Decoder: Sendable {
  private let isHighByteFirst: Bool
  /// Whether the mark at the start is still to be passed over.
  private var isAtMark = true
  /// The first byte of a unit whose second one comes with the next block.
  private var half: UInt8?
  /// The first half of a pair whose second one is still to come.
  private var pending: UInt16?

  /// Begins with a file; `nil` where its first bytes are no mark of UTF-16.
  init?(firstBytes: UnsafeBufferPointer<UInt8>) {
    if firstBytes.starts(with: [0xFF, 0xFE]) {
      isHighByteFirst = false
    } else if firstBytes.starts(with: [0xFE, 0xFF]) {
      isHighByteFirst = true
    } else {
      return nil
    }
  }

  /// Adds the text of a block to what was decoded so far.
  mutating func decode(_ block: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
    text.reserveCapacity(text.count + block.count)
    for byte in block {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let (high, low) = isHighByteFirst ? (first, byte) : (byte, first)
      take(UInt16(high) << 8 | UInt16(low), into: &text)
    }
  }

  /// Whether the text ended within a character.
  var isCut: Bool { pending != nil || half != nil }

  private mutating func take(_ unit: UInt16, into text: inout [UInt8]) {
    if isAtMark {
      isAtMark = false
      return
    }
    if let first = pending {
      pending = nil
      if UTF16.isTrailSurrogate(unit) {
        let scalar = 0x1_0000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        return append(Unicode.Scalar(scalar) ?? "\u{FFFD}", to: &text)
      }
      append("\u{FFFD}", to: &text)
    }
    if unit < 0x80 {
      text.append(UInt8(unit))
    } else if UTF16.isLeadSurrogate(unit) {
      pending = unit
    } else {
      // The second half of a pair without the first is no scalar.
      append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &text)
    }
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
