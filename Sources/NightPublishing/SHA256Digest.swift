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
    guard result == 1, count == length else { throw .noDigest }
    return Array(digest.prefix(length))
  }

  /// The digits of a digest in hexadecimal, in lower case as `sha256sum` prints them.
  public static func digits(of digest: [UInt8]) -> [UInt8] {
    var digits: [UInt8] = []
    write(digest, to: &digits)
    return digits
  }

  /// Adds the digits of a digest.
  static func write(_ digest: [UInt8], to digits: inout [UInt8]) {
    for byte in digest {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
  }

  /// The digest that is written in 64 digits; `nil` for any other bytes.
  static func digest(ofDigits digits: some RandomAccessCollection<UInt8>) -> [UInt8]? {
    guard digits.count == 2 * length else { return nil }
    var digest: [UInt8] = []
    digest.reserveCapacity(length)
    var high: UInt8?
    for digit in digits {
      guard let value = value(ofDigit: digit) else { return nil }
      if let first = high { digest.append(first << 4 | value) }
      high = high == nil ? value : nil
    }
    return digest
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// A digest of bytes that come piece by piece.
  struct Stream: ~Copyable {
    private let context: OpaquePointer

    init() throws(PublishingError) { context = try Self.startedContext() }

    deinit { EVP_MD_CTX_free(context) }

    private static func startedContext() throws(PublishingError) -> OpaquePointer {
      guard let context = EVP_MD_CTX_new() else { throw .noDigest }
      guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
        EVP_MD_CTX_free(context)
        throw .noDigest
      }
      return context
    }

    /// Adds a piece.
    func append(_ piece: UnsafeRawBufferPointer) throws(PublishingError) {
      guard EVP_DigestUpdate(context, piece.baseAddress, piece.count) == 1 else { throw .noDigest }
    }

    /// The 32 bytes of the digest of all pieces.
    consuming func digest() throws(PublishingError) -> [UInt8] {
      var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
      var count: UInt32 = 0
      guard EVP_DigestFinal_ex(context, &digest, &count) == 1, count == SHA256Digest.length else {
        throw .noDigest
      }
      return Array(digest.prefix(SHA256Digest.length))
    }
  }
}

extension PublishingError {
  fileprivate static var noDigest: PublishingError {
    PublishingError(
      kind: .inputOutput, operation: "compute a SHA-256 digest", path: "",
      reason: "libcrypto does not provide it")
  }
}
