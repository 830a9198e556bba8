/// What the first bytes of a file say about its encoding.
enum TextEncoding: Equatable {
  /// UTF-8, with a mark of so many bytes at the start.
  case utf8(markLength: Int)
  /// An encoding that is not read; UTF-16 is made UTF-8 before anything looks here, but for files in parts.
  case unreadable(String)

  /// Looks at the first bytes: besides the UTF-8 mark there is the one that a wrong decoding has turned into the letters
  /// `ï»¿`, which stands at the start of many a saved export.
  init(firstBytes: UnsafeBufferPointer<UInt8>) {
    let marks: [([UInt8], TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8(markLength: 3)),
      ([0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF], .utf8(markLength: 6)),
      ([0xFF, 0xFE], .unreadable("UTF-16, low byte first")),
      ([0xFE, 0xFF], .unreadable("UTF-16, high byte first")),
      ([0x50, 0x4B, 0x03, 0x04], .unreadable("a ZIP container")),
      ([0x1F, 0x8B], .unreadable("gzip")),
    ]
    let mark = marks.first { firstBytes.starts(with: $0.0) }
    self = mark?.1 ?? (firstBytes.prefix(512).contains(0) ? .unreadable("zero bytes") : .utf8(markLength: 0))
  }
}
