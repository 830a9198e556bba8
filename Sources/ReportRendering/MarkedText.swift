/// What was rendered, and where the night stands in it.
public struct MarkedText: Sendable, Equatable {
  /// The bytes, in UTF-8.
  public let bytes: [UInt8]
  /// The places in the bytes that hold the night, in words or as `yyyy-MM-dd`, in their order.
  public let nights: [Range<Int>]
}
