import ByteEncoding
import TestSupport
import Testing

@Suite("Numbers and texts as bytes")
struct ByteEncodingTests {
  private func bytes(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    write(&writer)
    return writer.bytes
  }

  @Test(
    "numbers are groups of seven bits, the lowest first",
    arguments: [
      (0, [0]), (127, [0x7F]), (128, [0x80, 1]), (16_383, [0xFF, 0x7F]), (16_384, [0x80, 0x80, 1]),
      (Int.max, [UInt8](repeating: 0xFF, count: 8) + [0x7F]),
    ])
  func numbers(number: Int, expected: [UInt8]) throws {
    #expect(bytes { $0.write(number) } == expected)
    var reader = ByteReader(expected)
    #expect(try reader.number() == number && reader.isAtEnd)
  }

  @Test(
    "numbers of either sign near 0 take one byte",
    arguments: [
      (0, [0]), (-1, [1]), (1, [2]), (-2, [3]), (-64, [0x7F]), (64, [0x80, 1]),
      (Int.min, [UInt8](repeating: 0xFF, count: 9) + [1]),
    ])
  func signed(number: Int, expected: [UInt8]) throws {
    #expect(bytes { $0.write(signed: number) } == expected)
    var reader = ByteReader(expected)
    #expect(try reader.signed() == number && reader.isAtEnd)
  }

  @Test("whatever is written is read", arguments: 1...50)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let numbers = (0..<20).map { _ in
      Int.random(in: .min ... .max, using: &random) >> Int.random(in: 0..<63, using: &random)
    }
    let words = numbers.map { UInt64(bitPattern: Int64($0)) }
    let texts = ["", "a", "한국", "e\u{301}", String(repeating: "x", count: 200)].shuffled(using: &random)
    var reader = ByteReader(
      bytes { writer in
        writer.write(list: numbers) { $0.write(signed: $1) }
        writer.write(list: words) { $0.write(bits: $1) }
        writer.write(list: words) { $0.write(word: $1) }
        writer.write(list: texts) { $0.write($1) }
        writer.write(numbers.first) { $0.write(signed: $1) }
        writer.write(nil as Int?) { $0.write($1) }
        writer.write(true)
      })
    #expect(try reader.list { reader throws(UnreadableBytes) in try reader.signed() } == numbers)
    #expect(try reader.list { reader throws(UnreadableBytes) in try reader.bits() } == words)
    #expect(try reader.list { reader throws(UnreadableBytes) in try reader.word() } == words)
    #expect(try reader.list { reader throws(UnreadableBytes) in try reader.text() } == texts)
    #expect(try reader.optional { reader throws(UnreadableBytes) in try reader.signed() } == numbers.first)
    #expect(try reader.optional { reader throws(UnreadableBytes) in try reader.number() } == nil)
    #expect(try reader.flag() && reader.isAtEnd)
  }

  @Test("bytes that nobody writes are an error at their place")
  func unreadable() {
    func failure<Value>(_ bytes: [UInt8], _ read: (inout ByteReader) throws(UnreadableBytes) -> Value) -> Int?
    {
      var reader = ByteReader(bytes)
      do throws(UnreadableBytes) {
        _ = try read(&reader)
        return nil
      } catch {
        return error.offset
      }
    }
    // The end within a value.
    #expect(failure([]) { reader throws(UnreadableBytes) in try reader.byte() } == 0)
    #expect(failure([0x80]) { reader throws(UnreadableBytes) in try reader.number() } == 1)
    #expect(failure([1, 2, 3]) { reader throws(UnreadableBytes) in try reader.word() } == 0)
    #expect(failure([3, 0x61]) { reader throws(UnreadableBytes) in try reader.text() } == 1)
    #expect(
      failure([2, 1]) { reader throws(UnreadableBytes) in
        try reader.list { reader throws(UnreadableBytes) in try reader.flag() }
      } == 2)
    // More than 64 bits, more than is allowed, and neither yes nor no.
    let full = [UInt8](repeating: 0xFF, count: 9)
    #expect(failure(full + [1]) { reader throws(UnreadableBytes) in try reader.bits() } == nil)
    #expect(failure(full + [2]) { reader throws(UnreadableBytes) in try reader.bits() } == 10)
    #expect(failure(full + [0x81, 0]) { reader throws(UnreadableBytes) in try reader.bits() } != nil)
    #expect(failure([8]) { reader throws(UnreadableBytes) in try reader.number(upTo: 7) } == 1)
    #expect(failure([2]) { reader throws(UnreadableBytes) in try reader.flag() } == 1)
    // No UTF-8, and an unknown case.
    #expect(failure([1, 0xFF]) { reader throws(UnreadableBytes) in try reader.text() } == 1)
    #expect(failure([9]) { reader throws(UnreadableBytes) in try reader.choice(Letter.self) } == 1)
  }

  private enum Letter: UInt8 { case a, b }
}
