/// Hashes of fields that are kept for no longer than a run; eight bytes at a time.
extension UnsafePointer<UInt8> {
  /// The hash of so many bytes from here on.
  @inline(__always) func hash(count: Int) -> UInt64 { hash(count: count) { $0 } }

  /// A hash of so many bytes from here on that does not depend on the case of ASCII letters.
  @inline(__always) func foldedHash(count: Int) -> UInt64 { hash(count: count, folded) }

  @inline(__always) private func hash(count: Int, _ fold: (UInt64) -> UInt64) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15 ^ 0x2D35_8DCC_AA6C_78A5
    guard count >= 8 else { return mixed(hash ^ fold(shortWord(count: count)), 0x8BB8_4B93_962E_ACC9) }
    var place = 0
    while place + 8 < count {
      hash = mixed(hash ^ fold(word(at: place)), 0x8BB8_4B93_962E_ACC9)
      place += 8
    }
    // The last eight bytes, some of them a second time: nothing beyond the field is read.
    return mixed(hash ^ fold(word(at: count - 8)), 0x4B33_A62E_D433_D4A3)
  }

  /// Fewer than eight bytes as one word.
  @inline(__always) private func shortWord(count: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<count { word |= UInt64(self[place]) << (8 * UInt64(place)) }
    return word
  }

  /// Whether so many bytes from here on are those from `other` on.
  @inline(__always) func equals(_ other: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard count >= 8 else { return shortWord(count: count) == other.shortWord(count: count) }
    var place = 0
    while place + 8 < count {
      guard word(at: place) == other.word(at: place) else { return false }
      place += 8
    }
    return word(at: count - 8) == other.word(at: count - 8)
  }
}

/// Both halves of the product of two words.
@inline(__always) private func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}

/// Eight bytes without the bit that tells ASCII's small letters from its capitals, and little else from each other.
@inline(__always) private func folded(_ word: UInt64) -> UInt64 { word | 0x2020_2020_2020_2020 }

extension Field {
  /// Whether no byte is above 127.
  var isASCII: Bool {
    var all: UInt8 = 0
    for byte in self { all |= byte }
    return all < 0x80
  }
}
