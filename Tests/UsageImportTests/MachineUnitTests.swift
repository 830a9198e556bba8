import CStructureScan
import CXXHash
import TestSupport
import Testing

@Suite("what wider units of a processor compute")
struct MachineUnitTests {
  /// What a scan finds.
  struct Found: Equatable {
    let places: [Int32]
    let rows: [[UInt32]]

    init(in bytes: [UInt8], from start: Int, level: Int32) {
      // More bytes behind what may be written, to see that nothing else is.
      let guarded = bytes.count + 64
      var places = [Int32](repeating: -7, count: guarded)
      var rows = [structure_row](repeating: structure_row(last: 0, quotes: 0), count: bytes.count + 1)
      let count = structure_scan_at(
        level, bytes, start, bytes.count, UInt8(ascii: ","), &places, &rows)
      #expect(places[(bytes.count - start + 16)...].allSatisfy { $0 == -7 })
      let last = count == 0 ? 0 : Int(rows[count - 1].last)
      self.places = Array(places[...last])
      self.rows = rows[..<count].map { [$0.last, $0.quotes] }
    }
  }

  @Test("every level of instructions finds the same structure", arguments: 0..<200)
  func levels(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("aaaab,,\n\n\"".utf8)
    let letters = Array(alphabet.prefix(Int.random(in: 5...alphabet.count, using: &random)))
    let bytes = (0..<Int.random(in: 1...400, using: &random)).map { _ in
      letters.randomElement(using: &random) ?? 0
    }
    let start = Int.random(in: bytes.indices, using: &random)
    let plain = Found(in: bytes, from: start, level: 0)
    for level in 0...structure_scan_level() {
      #expect(Found(in: bytes, from: start, level: level) == plain, "seed \(seed), level \(level)")
    }
  }

  @Test("a block of nothing but delimiters fills all its places and no more")
  func full() {
    let bytes = [UInt8](repeating: UInt8(ascii: ","), count: 191) + [UInt8(ascii: "\n")]
    for level in 0...structure_scan_level() {
      let found = Found(in: bytes, from: 0, level: level)
      #expect(found.places == Array(-1...191), "level \(level)")
      #expect(found.rows == [[192, 0]], "level \(level)")
    }
  }

  @Test(
    "the hash of many bytes at once is the plain one",
    arguments: [0, 1, 3, 16, 17, 128, 129, 240, 241, 1024, 1025, 65536, 262_144])
  func hash(count: Int) {
    var random = SeededGenerator(seed: 1)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let (wide, plain) = (wide_hash(bytes, count), XXH3_128bits(bytes, count))
    #expect(wide.low64 == plain.low64 && wide.high64 == plain.high64)
  }
}
