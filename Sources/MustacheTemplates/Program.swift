/// A compiled template: a flat array of operations and the bytes they write, without references.
public struct Program: Sendable, Equatable {
  let medium: Medium
  /// Of the shape it was compiled against.
  let fingerprint: UInt64
  let operations: [Operation]
  let literals: [UInt8]
  /// How many frames a rendering needs: 1 and the deepest nesting of lists.
  let frameCount: Int
  /// The names of all literals that the template and its partials name.
  public let literalsUsed: Set<String>

  /// Bytes that differ whenever the program does: a hash of a page's identity is taken over them.
  ///
  /// - Complexity: O(*n*) in the length of the program; to be taken once.
  public var identity: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(operations.count * 16 + literals.count + 32)
    switch medium {
    case .html: bytes.append(1)
    case .xml: bytes.append(2)
    case .text: bytes.append(3)
    }
    bytes.append(littleEndian: fingerprint)
    bytes.append(littleEndian: UInt64(operations.count))
    for operation in operations { operation.append(to: &bytes) }
    bytes.append(contentsOf: literals)
    return bytes
  }
}
