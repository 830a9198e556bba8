/// A file of a staging that is being written, piece by piece; only ``Staging/write(to:pieces:)`` makes one.
public struct StagedFile: ~Copyable {
  private let number: Int32
  private let path: String
  private let stream: SHA256Digest.Stream
  private var size = 0
  /// Whether the file is not to be kept.
  private(set) var isAbandoned = false

  init(number: Int32, path: String) throws(PublishingError) {
    (self.number, self.path) = (number, path)
    stream = try SHA256Digest.Stream()
  }

  /// Writes the next bytes of the file.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: `.cannotWrite` for a full disk; `.inputOutput` otherwise.
  public mutating func append(_ bytes: [UInt8]) throws(PublishingError) {
    try bytes.withRawBytes { (buffer) throws(PublishingError) in try append(buffer) }
  }

  /// Writes the next bytes of the file, as the function above.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(PublishingError) {
    try FileDescriptorWriter.write(bytes, to: number, path: path)
    try stream.append(bytes)
    size += bytes.count
  }

  /// Gives the file up: it is removed once its pieces are written.
  public mutating func abandon() { isAbandoned = true }

  /// The line of the manifest.
  consuming func entry(at path: RelativePath) throws(PublishingError) -> Manifest.Entry {
    let size = size
    return Manifest.Entry(path: path, size: size, digest: try stream.digest())
  }
}
