/// Bytes that cannot be what was written.
package struct UnreadableBytes: Error, Equatable {
  /// The place of the first byte that makes no sense, 0-based.
  package let offset: Int

  /// Creates the error.
  @inlinable package init(offset: Int) { self.offset = offset }
}
