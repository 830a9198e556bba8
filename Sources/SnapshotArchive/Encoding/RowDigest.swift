internal import ByteEncoding
internal import CXXHash
internal import FoundationEssentials
internal import GRDB

/// XXH3-128 of a row; digests of many rows are added up, so that a night's total follows from the one before and from the
/// rows that came and went.
///
/// It finds damage, not intent: whoever can write the archive can write its digests.
struct RowDigest: Equatable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The total of no row.
  static let zero = RowDigest()

  private init() {}

  /// The digest of a row of a table.
  init(_ table: String, _ values: [DatabaseValue]) {
    self.init(table) { for value in values { $0.write(value) } }
  }

  /// The digest of a row of a table, whose values the body writes.
  init(_ table: String, _ writeValues: (inout ByteWriter) -> Void) {
    var writer = ByteWriter(reserving: 512)
    writer.write(table)
    writeValues(&writer)
    self.init(of: writer)
  }

  /// The digest of what was written.
  init(of writer: ByteWriter) { self = writer.bytes.withUnsafeBytes { RowDigest(bytes: $0) } }

  /// The digest of bytes as they are.
  init(bytes: UnsafeRawBufferPointer) {
    let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
    (low, high) = (hash.low64, hash.high64)
  }

  /// The digest that was kept as 16 bytes; `nil` for other bytes.
  init?(_ data: Data) {
    guard data.count == 16 else { return nil }
    let words = data.withUnsafeBytes { bytes in
      (
        bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }
    (low, high) = (UInt64(littleEndian: words.0), UInt64(littleEndian: words.1))
  }

  /// The digest as two words.
  var words: (low: UInt64, high: UInt64) { (low, high) }

  /// The digest as 16 bytes.
  var data: Data {
    withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) { Data($0) }
  }

  static func += (left: inout Self, right: Self) {
    let (low, carry) = left.low.addingReportingOverflow(right.low)
    left.low = low
    left.high = left.high &+ right.high &+ (carry ? 1 : 0)
  }

  static func -= (left: inout Self, right: Self) {
    let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
    left.low = low
    left.high = left.high &- right.high &- (borrow ? 1 : 0)
  }
}
