import Glibc

/// A manifest as it is written, in which files are looked for by their paths: lines are in the order of these.
struct ManifestLines: Sendable {
  private let contents: [UInt8]
  /// Where each line starts.
  private let starts: [Int32]

  /// The digits of a digest and the two blanks behind it.
  private static let before = 66

  init(_ contents: [UInt8]) {
    self.contents = contents
    var starts: [Int32] = []
    contents.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count, let line = bytes.baseAddress.map({ $0 + start }) {
        starts.append(Int32(start))
        guard let end = memchr(line, CInt(UInt8(ascii: "\n")), bytes.count - start) else { break }
        start += UnsafeRawPointer(end) - line + 1
      }
    }
    self.starts = starts
  }

  /// How many files it names.
  var count: Int { starts.count }

  /// The path of a file, by the number of its line, from 0.
  func path(ofLine line: Int) -> String { String(decoding: path(at: line), as: UTF8.self) }

  /// The digest of a file; `nil` where no line names it.
  func digest(of path: String) -> [UInt8]? {
    let path = Array(path.utf8)
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if order(ofLine: middle, path) < 0 { low = middle + 1 } else { high = middle }
    }
    guard low < starts.count, order(ofLine: low, path) == 0 else { return nil }
    return digest(ofLine: low)
  }

  /// The digest of a file, by the number of its line, from 0; `nil` where the line has none.
  func digest(ofLine line: Int) -> [UInt8]? {
    SHA256Digest.digest(ofDigits: contents[Int(starts[line])...].prefix(2 * SHA256Digest.length))
  }

  /// Below 0 where the path of a line comes before another one, 0 where it is that one.
  private func order(ofLine line: Int, _ other: [UInt8]) -> Int {
    let path = path(at: line)
    let order = path.withUnsafeBytes { path in
      other.withUnsafeBytes { other in
        guard let start = path.baseAddress, let otherStart = other.baseAddress else { return CInt(0) }
        return memcmp(start, otherStart, min(path.count, other.count))
      }
    }
    return order == 0 ? path.count - other.count : Int(order)
  }

  private func path(at line: Int) -> ArraySlice<UInt8> {
    let end = line + 1 < starts.count ? Int(starts[line + 1]) - 1 : contents.count - 1
    return contents[min(Int(starts[line]) + Self.before, end)..<end]
  }
}
