/// Sixteen bytes that are read, looked at and written at once.
struct Piece {
  /// How many bytes must be readable behind whatever is read in pieces, and writable behind what is written.
  static let size = 16
  /// What makes the end of an array readable in pieces.
  static let behind = [UInt8](repeating: 0, count: size)

  private let bytes: SIMD16<UInt8>

  @inline(__always)
  init(at place: UnsafePointer<UInt8>) {
    bytes = UnsafeRawPointer(place).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// Whether no byte is one that any medium replaces, or that may begin what one replaces.
  @inline(__always)
  var isPlain: Bool {
    // Vectors against vectors: only those comparisons become single instructions.
    let marked =
      (bytes .< Self.all(0x20)) .| (bytes .== Self.all(0xEF)) .| (bytes .== Self.all(0x26))
      .| (bytes .== Self.all(0x3C)) .| (bytes .== Self.all(0x3E)) .| (bytes .== Self.all(0x22))
      .| (bytes .== Self.all(0x27))
    let words = unsafeBitCast(marked, to: SIMD2<UInt64>.self)
    return words[0] | words[1] == 0
  }

  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  @inline(__always)
  func store(at place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
  }

  /// Copies bytes in pieces, the last of which may be longer than what is left.
  @inline(__always)
  static func copy(_ bytes: UnsafePointer<UInt8>, _ count: Int, to place: UnsafeMutablePointer<UInt8>) {
    guard count <= 4 * size else { return place.update(from: bytes, count: count) }
    var copied = 0
    while copied < count {
      Piece(at: bytes + copied).store(at: place + copied)
      copied += size
    }
  }
}
