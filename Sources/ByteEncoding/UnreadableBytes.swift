/// Bytes that cannot be what was written.
public struct UnreadableBytes: Error, Equatable {
  /// The place of the first byte that makes no sense, 0-based.
  public let offset: Int

  /// Creates the error.
  @inlinable public init(offset: Int) { self.offset = offset }
}
