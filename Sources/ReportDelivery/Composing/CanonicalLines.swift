/// Line ends as mail has them.
package enum CanonicalLines {
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  /// Bytes with CRLF for every line end, be it CRLF, LF or CR: libcurl would write the others as `=0A` and `=0D`.
  package static func canonical(_ bytes: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count + bytes.count / 16)
    // Whole lines are copied at once: this runs over every byte of every message.
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        guard byte == lineFeed || byte == carriageReturn else {
          index += 1
          continue
        }
        lines.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        lines.append(carriageReturn)
        lines.append(lineFeed)
        let isPair = byte == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == lineFeed
        index += isPair ? 2 : 1
        start = index
      }
      lines.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    return lines
  }

  /// Bytes with LF for CRLF, as programs on this system read them.
  package static func local(_ bytes: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == carriageReturn, index + 1 < bytes.count, bytes[index + 1] == lineFeed { continue }
      lines.append(byte)
    }
    return lines
  }
}
