import TestSupport
import Testing

@Suite("ExactScanner on random files")
struct ExactScannerPropertyTests {
  /// A random file: the text, and by the way in which it was made the records and the offsets of their fields.
  struct Sample {
    var bytes: [UInt8] = []
    var rows: [[String]] = []
    var offsets: [[Int]] = []

    init(using random: inout SeededGenerator) {
      let width = Int.random(in: 2...4, using: &random)
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        if Int.random(in: 0..<6, using: &random) == 0 { endLine(using: &random) }
        var row: [String] = []
        var offsets: [Int] = []
        for place in 0..<width {
          if place > 0 { bytes.append(0x2C) }
          offsets.append(bytes.count)
          row.append(addField(using: &random))
        }
        rows.append(row)
        self.offsets.append(offsets)
        endLine(using: &random)
      }
      if Bool.random(using: &random), bytes.last == 0x0A { bytes.removeLast() }
    }

    private mutating func endLine(using random: inout SeededGenerator) {
      bytes += Bool.random(using: &random) ? [0x0D, 0x0A] : [0x0A]
    }

    private mutating func addField(using random: inout SeededGenerator) -> String {
      let isQuoted = Bool.random(using: &random)
      let bare = ["a", "bc", "é", "한", ";", "'", "+", "x y"]
      let pieces = isQuoted ? bare + [",", "\"", "\n", "\r\n", "\"\""] : bare
      let text = (0..<Int.random(in: 0...4, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      let doubled = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      bytes += Array((isQuoted ? "\"" + doubled + "\"" : text).utf8)
      return text
    }
  }

  @Test("what was written is read again, with the same offsets, wherever blocks are cut", arguments: 1...200)
  func roundTrip(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let sample = Sample(using: &random)
    for piece in [Int.max, 1, 2, 3, 7] {
      let scan = Scan(sample.bytes, piece: piece)
      #expect(scan.rows == sample.rows, "seed \(seed), pieces of \(piece)")
      #expect(scan.offsets == sample.offsets, "seed \(seed), pieces of \(piece)")
      #expect(scan.setAsideCount == 0 && scan.truncation == nil, "seed \(seed), pieces of \(piece)")
    }
  }

  @Test("any bytes give the same result wherever blocks are cut", arguments: 1...200)
  func anyBytes(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x20, 0x61, 0xEF, 0x00, 0xFF]
    let bytes = (0..<Int.random(in: 0...60, using: &random))
      .map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
    let whole = Scan(bytes, fieldCount: 2)
    for piece in [1, 2, 3, 7] {
      #expect(Scan(bytes, fieldCount: 2, piece: piece) == whole, "seed \(seed), pieces of \(piece)")
    }
  }
}
