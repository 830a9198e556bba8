/// Bytes that are written one after the other into memory that is large enough.
struct ByteTarget {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    precondition(count < bytes.count, "what is decoded is never longer")
    bytes[count] = byte
    count += 1
  }
}

/// One way through markup, which tells apart what a reader can see and what hides.
struct MarkupReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var visible, hidden: ByteTarget
  private var offset = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, visible: UnsafeMutableBufferPointer<UInt8>,
    hidden: UnsafeMutableBufferPointer<UInt8>
  ) {
    self.bytes = bytes
    (self.visible, self.hidden) = (ByteTarget(visible), ByteTarget(hidden))
  }

  mutating func run() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "<") {
        offset += 1
        if !isInline() { visible.add(0x20) }
        if isComment { takeComment() } else { takeTag() }
        hidden.add(0x0A)
      } else if byte == UInt8(ascii: "&"), let (scalar, end) = reference(before: bytes.count) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { visible.add(byte) }
        offset = end
      } else {
        visible.add(byte)
        offset += 1
      }
    }
  }

  /// Whether `!--` stands here.
  private var isComment: Bool {
    offset + 2 < bytes.count && bytes[offset] == UInt8(ascii: "!") && bytes[offset + 1] == UInt8(ascii: "-")
      && bytes[offset + 2] == UInt8(ascii: "-")
  }

  /// Takes a comment up to its `-->`, and passes over its `>`.
  private mutating func takeComment() {
    let hyphen = UInt8(ascii: "-")
    var end = offset + 3
    while end + 2 < bytes.count,
      bytes[end] != hyphen || bytes[end + 1] != hyphen || bytes[end + 2] != UInt8(ascii: ">")
    {
      end += 1
    }
    end = end + 2 < bytes.count ? end + 2 : bytes.count
    while offset < end { takeHidden(before: end) }
    offset += 1
  }

  /// Takes a tag up to the `>` that stands in no quotes, and passes over that.
  private mutating func takeTag() {
    var quote: UInt8 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote {
        quote = 0
      } else if quote == 0 {
        if byte == UInt8(ascii: ">") { break }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
      }
      takeHidden(before: bytes.count)
    }
    offset += 1
  }

  /// Takes a byte or what stands for a character.
  @inline(__always)
  private mutating func takeHidden(before limit: Int) {
    let byte = bytes[offset]
    if byte == UInt8(ascii: "&"), let (scalar, end) = reference(before: limit) {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { hidden.add(byte) }
      offset = end
    } else if byte == UInt8(ascii: "%"), offset + 2 < limit,
      let value = UInt8(String(decoding: bytes[(offset + 1)...(offset + 2)], as: UTF8.self), radix: 16)
    {
      // What `%` decodes are bytes of a character, and no characters.
      hidden.add(value)
      offset += 3
    } else {
      hidden.add(byte)
      offset += 1
    }
  }

  /// Elements that begin and end within a line, and so within a word: their names as numbers, first letter highest.
  private static let inline: [UInt64] = [
    "a", "abbr", "b", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Whether a tag whose `<` stands before may stand within a word.
  private func isInline() -> Bool {
    var place = offset
    if place < bytes.count, bytes[place] == UInt8(ascii: "/") { place += 1 }
    var name: UInt64 = 0
    while place < bytes.count {
      let letter = bytes[place] | 0x20
      guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { break }
      guard name < 1 << 48 else { return false }
      name = name << 8 | UInt64(letter)
      place += 1
    }
    return Self.inline.contains(name)
  }

  /// What the character reference here means, and the place behind it; `nil` where there is none.
  private func reference(before limit: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    var end = offset + 1
    while end < limit, end - offset < 11, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < limit, bytes[end] == UInt8(ascii: ";") else { return nil }
    return Self.scalar(of: String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)).map { ($0, end + 1) }
  }

  private static func scalar(of name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
      let value = isHexadecimal ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      return value.flatMap(Unicode.Scalar.init)
    }
  }
}
