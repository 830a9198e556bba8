/// A file as it was found, known by its content.
public struct FingerprintedFile: Hashable, Sendable {
  /// The path below the exports folder.
  public let path: String
  /// The size in bytes.
  public let size: Int
  /// The fingerprint of the content, in 32 hexadecimal digits.
  public let fingerprint: String

  /// Creates a file.
  public init(path: String, size: Int, fingerprint: String) {
    (self.path, self.size, self.fingerprint) = (path, size, fingerprint)
  }
}
