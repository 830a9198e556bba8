import TestSupport
import Testing

@Suite("FastScanner beside ExactScanner")
struct FastScannerTests {
  private static let pieces = [Int.max, 1, 3, 64, 200]

  /// Bytes of a file that is nearly one: rows of about `width` fields, of which some are damaged.
  private func file(width: Int, using random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array("h1,h2,h3\n".utf8.prefix(2 * width + width - 1)) + [0x0A]
    let plain = [
      "", "a", "2026-03-31", "MICROSOFT 365 E3", " x ", "\u{D55C}", String(repeating: "y", count: 70),
    ]
    let quoted = ["\"\"", "\"a\"", "\"a,b\"", "\"a\nb\"", "\"a\r\n\"", "\"\n\n\""]
    let odd = ["\"a\"\"b\"", "\"a\" ", "a\"b", "\"a\"x", "\"\"\"\"", "\"a\"\r", "refuse me", "\r"]
    let words = [plain, plain, quoted, odd]
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      let fields = Int.random(in: 0..<12, using: &random) == 0 ? Int.random(in: 0...5, using: &random) : width
      let row = (0..<fields).map { _ in
        (words.randomElement(using: &random) ?? plain).randomElement(using: &random) ?? ""
      }
      bytes += Array(row.joined(separator: ",").utf8)
      bytes += [[0x0A], [0x0A], [0x0D, 0x0A], [0x0A, 0x0D, 0x0A]].randomElement(using: &random) ?? []
    }
    if Bool.random(using: &random) { bytes.removeLast() }
    return bytes
  }

  private func compare(_ bytes: [UInt8], width: Int, _ about: String) {
    let exact = Scan(bytes, fieldCount: width)
    for piece in Self.pieces {
      #expect(Scan(fast: bytes, fieldCount: width, piece: piece) == exact, "\(about), pieces of \(piece)")
    }
  }

  @Test("both read the same records, offsets and faults from files of every kind", arguments: 1...400)
  func files(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let width = Int.random(in: 1...3, using: &random)
    compare(file(width: width, using: &random), width: width, "seed \(seed)")
  }

  @Test("so they do when bytes of the file are changed, lost or added", arguments: 1...400)
  func mutated(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let width = Int.random(in: 1...3, using: &random)
    var bytes = file(width: width, using: &random)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x20, 0x61, 0x00, 0xFF]
    for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let byte = alphabet.randomElement(using: &random) ?? 0x22
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = byte
      case 1: bytes.remove(at: place)
      default: bytes.insert(byte, at: place)
      }
    }
    compare(bytes, width: width, "seed \(seed)")
  }

  @Test("and from any bytes", arguments: 1...200)
  func anyBytes(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x2C, 0x0A, 0x0D, 0x20, 0x61, 0x62, 0xEF]
    let bytes = (0..<Int.random(in: 0...700, using: &random))
      .map { _ in alphabet.randomElement(using: &random) ?? 0x61 }
    compare(bytes, width: 2, "seed \(seed)")
  }
}
