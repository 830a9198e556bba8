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
    let output = UnsafeMutableRawBufferPointer(page)
    var offset = offset
    var runStart = 0
    var index = 0
    while index < source.count {
      var entry = table[Int(source[index])]
      if entry == 0 {
        index += 1
        continue
      }
      var replaced = 1
      if entry == noncharacter {
        guard isNoncharacter(source, at: index) else {
          index += 1
          continue
        }
        entry = substitute
        replaced = 3
      }
      offset = copy(source, runStart..<index, to: output, at: offset)
      output.storeBytes(of: entry.littleEndian, toByteOffset: offset, as: UInt64.self)
      offset += Int(entry >> 56)
      index += replaced
      runStart = index
    }
    return copy(source, runStart..<index, to: output, at: offset)
  }

  /// Copies a run; returns the offset behind it.
  @inline(__always)
  static func copy(
    _ source: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, to page: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) -> Int {
    let end = offset + run.count
    let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: source[run]))
    UnsafeMutableRawBufferPointer(rebasing: page[offset..<end]).copyMemory(from: bytes)
    return end
  }

  private static func isNoncharacter(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < source.count && source[index + 1] == 0xBF && source[index + 2] >= 0xBE
  }
}
