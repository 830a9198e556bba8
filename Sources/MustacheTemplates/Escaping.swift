/// What replaces bytes of a text in a medium, as a table over all 256 bytes.
struct Escaping: Sendable {
  /// No replacement is longer.
  private static let longest = 6

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
    let source = Array(text.utf8) + Piece.behind
    let count = source.count - Piece.size
    return [UInt8](unsafeUninitializedCapacity: Self.room(for: count)) { page, written in
      source.withUnsafeBufferPointer { source in
        table.withUnsafeBufferPointer { table in
          guard let first = source.baseAddress, let page = page.baseAddress else { return }
          written = Self.write(first, count, escapedBy: table, to: page)
        }
      }
    }
  }

  /// The room that a text of so many bytes may take.
  static func room(for count: Int) -> Int { count * longest + Piece.size }

  /// Writes a text, a piece at a time where nothing in it is to be replaced.
  ///
  /// - Parameters:
  ///   - text: the text, behind which a piece can be read.
  ///   - count: how many bytes it has.
  ///   - table: the replacements.
  ///   - page: where it goes; it must have the `room(for:)` it.
  /// - Returns: how many bytes it came to.
  @inline(__always)
  static func write(
    _ text: UnsafePointer<UInt8>, _ count: Int, escapedBy table: UnsafeBufferPointer<UInt64>,
    to page: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let end = text + count
    var next = text
    var written = 0
    while next < end {
      let piece = Piece(at: next)
      // What stands behind the text is looked at, too: it seldom makes a difference, and never to what is written.
      if piece.isPlain {
        piece.store(at: page + written)
        let taken = min(Piece.size, end - next)
        next += taken
        written += taken
      } else {
        writePiece(&next, before: end, escapedBy: table, to: page, at: &written)
      }
    }
    return written
  }

  /// Writes a piece of a text byte by byte.
  private static func writePiece(
    _ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>,
    escapedBy table: UnsafeBufferPointer<UInt64>, to page: UnsafeMutablePointer<UInt8>, at written: inout Int
  ) {
    let pieceEnd = min(end, next + Piece.size)
    while next < pieceEnd {
      var entry = table[Int(next.pointee)]
      var replaced = 1
      if entry == noncharacter {
        if isNoncharacter(next, before: end) { (entry, replaced) = (substitute, 3) } else { entry = 0 }
      }
      if entry == 0 {
        page[written] = next.pointee
        written += 1
      } else {
        UnsafeMutableRawPointer(page + written).storeBytes(of: entry.littleEndian, as: UInt64.self)
        written += Int(entry >> 56)
      }
      next += replaced
    }
  }

  private static func isNoncharacter(_ first: UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>) -> Bool
  {
    end - first > 2 && first[1] == 0xBF && first[2] >= 0xBE
  }
}
