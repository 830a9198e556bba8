/// What a reader of markup can see, and what hides in it.
struct GuardMarkup {
  /// The text between the tags, in which a tag that may stand within a word leaves no trace and any other one a blank.
  private(set) var visible: [UInt8] = []
  /// What stands in tags and comments, a line each.
  private(set) var hidden: [UInt8] = []

  /// Takes markup apart; character references are decoded, and in tags `%41` too.
  init(_ markup: [UInt8]) {
    visible.reserveCapacity(markup.count)
    hidden.reserveCapacity(markup.count)
    markup.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "<") {
          let end = Self.endOfTag(bytes, from: offset)
          if !Self.isInline(bytes, from: offset + 1, to: end) { visible.append(0x20) }
          Self.append(bytes, from: offset + 1, to: end, onto: &hidden, isInTag: true)
          hidden.append(0x0A)
          offset = end + 1
        } else {
          var end = offset
          while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
          Self.append(bytes, from: offset, to: end, onto: &visible, isInTag: false)
          offset = end
        }
      }
    }
  }

  /// The place of the `>` that ends a tag or a comment, or the end of the bytes.
  private static func endOfTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let hyphen = UInt8(ascii: "-")
    if start + 3 < bytes.count, bytes[start + 1] == UInt8(ascii: "!"), bytes[start + 2] == hyphen,
      bytes[start + 3] == hyphen
    {
      var place = start + 4
      while place + 2 < bytes.count {
        if bytes[place] == hyphen, bytes[place + 1] == hyphen, bytes[place + 2] == UInt8(ascii: ">") {
          return place + 2
        }
        place += 1
      }
      return bytes.count
    }
    var quote: UInt8 = 0
    var place = start + 1
    while place < bytes.count {
      let byte = bytes[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return place
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      place += 1
    }
    return bytes.count
  }

  /// Elements that begin and end within a line, and so within a word: their names as numbers, first letter highest.
  private static let inline: [UInt64] = [
    "a", "abbr", "b", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  private static func isInline(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var place = start
    if place < end, bytes[place] == UInt8(ascii: "/") { place += 1 }
    var name: UInt64 = 0
    while place < end {
      let letter = bytes[place] | 0x20
      guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { break }
      guard name < 1 << 48 else { return false }
      name = name << 8 | UInt64(letter)
      place += 1
    }
    return inline.contains(name)
  }

  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, onto text: inout [UInt8], isInTag: Bool
  ) {
    var run = start
    var place = start
    while place < end {
      let byte = bytes[place]
      guard byte == UInt8(ascii: "&") || (isInTag && byte == UInt8(ascii: "%")),
        let (scalar, next) = decoded(bytes, at: place, before: end)
      else {
        place += 1
        continue
      }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<place]))
      // What `%` decodes are bytes of a character, and no characters.
      if byte == UInt8(ascii: "%") { text.append(UInt8(scalar.value)) } else { text += String(scalar).utf8 }
      (place, run) = (next, next)
    }
    if run < end { text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<end])) }
  }

  /// What a reference or an escaped byte means, and the place behind it; `nil` where there is none.
  private static func decoded(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before limit: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    if bytes[start] == UInt8(ascii: "%") {
      guard start + 2 < limit,
        let value = UInt8(String(decoding: bytes[(start + 1)...(start + 2)], as: UTF8.self), radix: 16)
      else { return nil }
      return (Unicode.Scalar(value), start + 3)
    }
    var end = start + 1
    while end < limit, end - start < 11, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < limit, bytes[end] == UInt8(ascii: ";") else { return nil }
    return scalar(of: String(decoding: bytes[(start + 1)..<end], as: UTF8.self)).map { ($0, end + 1) }
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
