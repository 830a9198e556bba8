import CLibCrypto

/// SHA-256, computed by libcrypto.
public enum SHA256Digest {
  /// The number of bytes of a digest.
  static let length = 32

  /// The 32 bytes of the digest of `bytes`; an error if libcrypto refuses, as it does where a policy forbids
  /// it.
  public static func of(_ bytes: [UInt8]) throws(PublishingError) -> [UInt8] {
    try bytes.withRawBytes { (buffer) throws(PublishingError) in try of(buffer) }
  }

  /// The 32 bytes of the digest of `buffer`.
  static func of(_ buffer: UnsafeRawBufferPointer) throws(PublishingError) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let result = EVP_Digest(buffer.baseAddress, buffer.count, &digest, &count, EVP_sha256(), nil)
    guard result == 1, count == length else {
      throw PublishingError(
        kind: .inputOutput, operation: "compute a SHA-256 digest", path: "",
        reason: "libcrypto does not provide it")
    }
    return Array(digest.prefix(length))
  }
}
