internal import CXXHash

/// The fingerprint of a file's content: XXH3-128 over the XXH3-128 digests of its 256 KiB blocks.
///
/// Digests of fixed blocks allow parts of a file to be read by different workers.
struct Fingerprint {
  private var digests: [UInt8] = []

  /// Adds the next block.
  mutating func add(_ block: UnsafeBufferPointer<UInt8>) {
    Self.append(wide_hash(block.baseAddress, block.count), to: &digests)
  }

  /// Adds the blocks of the part of the file that follows.
  mutating func add(_ next: Fingerprint) { digests += next.digests }

  /// The fingerprint in 32 hexadecimal digits.
  var hexadecimal: String {
    var bytes: [UInt8] = []
    digests.withUnsafeBytes { Self.append(XXH3_128bits($0.baseAddress, $0.count), to: &bytes) }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func append(_ hash: XXH128_hash_t, to bytes: inout [UInt8]) {
    for part in [hash.high64, hash.low64] {
      withUnsafeBytes(of: part.bigEndian) { bytes.append(contentsOf: $0) }
    }
  }
}

/// The 64-bit hash of a key, such as a request's id, that need not be kept.
func keyHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 { XXH3_64bits(bytes.baseAddress, bytes.count) }

/// The 64-bit hash of a text.
func keyHash(_ text: String) -> UInt64 {
  var text = text
  return text.withUTF8 { keyHash($0) }
}
