internal import Glibc

/// The boundaries between the parts of a message (RFC 2046, 5.1.1).
///
/// libcurl's are random. These are derived from the content, so that the same message has the same bytes.
package enum MessageBoundaries {
  /// A line with its end, as part of a buffer: slices of arrays would be counted twice a line.
  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  private static let type = Array("Content-Type: multipart/".utf8)
  private static let lineFeed = UInt8(ascii: "\n")
  private static let dot = UInt8(ascii: ".")
  private static let dash = UInt8(ascii: "-")

  /// A message as it came from libcurl's socket, without the doubled dots and with boundaries of its own.
  ///
  /// - Parameters:
  ///   - wire: the lines of the message, the final dot not among them.
  ///   - hash: of everything that the message is made of.
  /// - Returns: the message that is to be kept and sent.
  package static func settled(_ wire: [UInt8], hash: StableHash) -> [UInt8] {
    wire.withUnsafeBufferPointer { settled(lines(of: $0), hash: hash, count: wire.count) }
  }

  private static func settled(_ lines: [Line], hash: StableHash, count: Int) -> [UInt8] {
    let random = randomBoundaries(in: lines)
    var generator = hash
    // A boundary that stands in the content would end a part: the next one is tried. Random ones are libcurl's to avoid.
    var fixed: [[UInt8]] = []
    while fixed.count < random.count {
      generator.add([UInt8(fixed.count)])
      let boundary = text(generator.value)
      if !lines.contains(where: { $0.dropFirst(2).starts(with: boundary) }) { fixed.append(boundary) }
    }
    var settled: [UInt8] = []
    settled.reserveCapacity(count)
    for line in lines { append(line, to: &settled, random: random, fixed: fixed) }
    return settled
  }

  /// 12 hyphens and 16 digits: with the longest content type before them the line is below 78 bytes.
  private static func text(_ value: UInt64) -> [UInt8] {
    let digits = String(value, radix: 16)
    return Array(
      (String(repeating: "-", count: 12) + String(repeating: "0", count: 16 - digits.utf8.count) + digits)
        .utf8)
  }

  /// The lines with their ends, and without the dot that SMTP puts before one (RFC 5321, 4.5.2).
  private static func lines(of wire: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(wire.count / 64)
    guard let base = wire.baseAddress else { return lines }
    var start = 0
    while start < wire.count,
      let end = memchr(base + start, Int32(lineFeed), wire.count - start)
    {
      let next = UnsafeRawPointer(end) - UnsafeRawPointer(base) + 1
      lines.append(wire[(wire[start] == dot ? start + 1 : start)..<next])
      start = next
    }
    return start < wire.count ? lines + [wire[start...]] : lines
  }

  /// The boundaries that libcurl chose: the message's, and that of its first part if it has parts itself.
  private static func randomBoundaries(in lines: [Line]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var rest = lines[...]
    while found.count < 2 {
      let header = rest.prefix { $0.first != UInt8(ascii: "\r") }
      guard let boundary = header.lazy.compactMap(boundary).first else { break }
      found.append(boundary)
      // Behind the blank line stands the first delimiter, and behind it the header of the first part.
      rest = rest.dropFirst(header.count + 2)
    }
    return found
  }

  /// The boundary in a header line that names one.
  private static func boundary(of line: Line) -> [UInt8]? {
    guard line.starts(with: type), let end = line.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return Array(line[(end + 1)...].prefix { $0 != UInt8(ascii: "\r") })
  }

  private static func append(
    _ line: Line, to settled: inout [UInt8], random: [[UInt8]], fixed: [[UInt8]]
  ) {
    let isDelimiter = line.starts(with: [dash, dash])
    guard isDelimiter || line.starts(with: type) else {
      settled += line
      return
    }
    for (old, new) in zip(random, fixed) {
      let start = isDelimiter ? line.startIndex + 2 : line.endIndex - 2 - old.count
      guard start > line.startIndex, line[start...].starts(with: old) else { continue }
      settled += line[..<start]
      settled += new
      settled += line[(start + old.count)...]
      return
    }
    settled += line
  }
}
