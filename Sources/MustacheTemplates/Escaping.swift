/// What replaces bytes of a text in a medium, as a table over all 256 bytes.
struct Escaping: Sendable {
  /// No replacement is longer, so room for this many times the text, plus one store, is room enough.
  static let longest = 6
  /// Replacements are stored as one word of which only the first bytes count.
  static let storeSize = 8

  /// For each byte its replacement, first byte lowest and the length on top; 0 for a byte that stays.
  let table: [UInt64]
  /// Marks the first byte of U+FFFE and U+FFFF, which the next two tell from others.
  private static let noncharacter = UInt64.max
  private static let substitute = entry("\u{FFFD}")

  init(_ medium: Medium) {
    var table = [UInt64](repeating: 0, count: 256)
    if medium != .text {
      for byte in 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D {
        table[byte] = Self.substitute
      }
      let entities = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
      for (character, entity) in entities {
        for byte in character.utf8 { table[Int(byte)] = Self.entry(entity) }
      }
    }
    if medium == .xml { table[0xEF] = Self.noncharacter }
    self.table = table
  }

  private static func entry(_ replacement: String) -> UInt64 {
    var entry = UInt64(replacement.utf8.count) << 56
    for (index, byte) in replacement.utf8.enumerated() { entry |= UInt64(byte) << (8 * index) }
    return entry
  }

  /// A text escaped when a program is compiled.
  func escaped(_ text: String) -> [UInt8] {
    let source = Array(text.utf8)
    return [UInt8](unsafeUninitializedCapacity: source.count * Self.longest + Self.storeSize) { page, count in
      count = source.withUnsafeBufferPointer { source in
        table.withUnsafeBufferPointer { Self.write(source, escapedBy: $0, to: page, at: 0) }
      }
    }
  }

  /// Writes a text by runs of bytes that stay; returns the offset behind it.
  ///
  /// The page must have the room that `longest` and `storeSize` make.
  @inline(__always)
  static func write(
    _ source: UnsafeBufferPointer<UInt8>, escapedBy table: UnsafeBufferPointer<UInt64>,
    to page: UnsafeMutableBufferPointer<UInt8>, at offset: Int
  ) -> Int {
    // A text is looked at byte by byte, and nothing else is done as often: by pointers, without asking for their bounds.
    guard let bytes = source.baseAddress, let entries = table.baseAddress else { return offset }
    let output = UnsafeMutableRawBufferPointer(page)
    let end = bytes + source.count
    var offset = offset
    var runStart = bytes
    var next = bytes
    while next < end {
      var entry = entries[Int(next.pointee)]
      if entry == 0 {
        next += 1
        continue
      }
      var replaced = 1
      if entry == noncharacter {
        guard isNoncharacter(next, before: end) else {
          next += 1
          continue
        }
        entry = substitute
        replaced = 3
      }
      offset = copy(runStart, next - runStart, to: output, at: offset)
      output.storeBytes(of: entry.littleEndian, toByteOffset: offset, as: UInt64.self)
      offset += Int(entry >> 56)
      next += replaced
      runStart = next
    }
    return copy(runStart, end - runStart, to: output, at: offset)
  }

  /// Copies bytes, which must fit; returns the offset behind them.
  @inline(__always)
  static func copy(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, to page: UnsafeMutableRawBufferPointer, at offset: Int
  ) -> Int {
    guard let page = page.baseAddress else { return offset }
    (page + offset).copyMemory(from: bytes, byteCount: count)
    return offset + count
  }

  private static func isNoncharacter(_ first: UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>) -> Bool
  {
    end - first > 2 && first[1] == 0xBF && first[2] >= 0xBE
  }
}
