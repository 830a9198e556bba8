/// A hash of 64 bits that is the same on every machine and in every process; it tells contents apart and keeps no secret.
package struct StableHash: Equatable, Sendable {
  /// The hash of what was added so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of nothing.
  package init() {}

  /// Adds bytes and their number, so that a byte cannot move from one text to the next unseen.
  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + 8 <= raw.count {
        mix(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      var rest: UInt64 = 0
      for byte in raw[offset...] { rest = rest << 8 | UInt64(byte) }
      mix(rest)
    }
    mix(UInt64(bytes.count))
  }

  /// One word, by the steps of FNV-1a with a finish that lets every bit reach every other (SplitMix64).
  private mutating func mix(_ word: UInt64) {
    var mixed = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9
    value = mixed ^ (mixed >> 29)
  }
}
