/// The bytes of a template file, and the arithmetic of its lines.
///
/// Offsets are in bytes, 0-based.
struct SourceText: Sendable {
  let path: String
  let bytes: [UInt8]

  init(_ source: TemplateSource) {
    path = source.path
    bytes = Array(source.text.utf8)
  }

  /// An error about what begins at an offset.
  func error(at offset: Int, expected: String, found: String) -> TemplateError {
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let line = before.count { $0 == .newline } + 1
    let column = text(lineStart..<offset).count + 1
    return TemplateError(path: path, line: line, column: column, expected: expected, found: found)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Where a pattern, which is not empty, next begins.
  func firstIndex(of pattern: [UInt8], from offset: Int) -> Int? {
    var index = offset
    while let start = bytes[index...].firstIndex(of: pattern[0]) {
      if bytes[start...].starts(with: pattern) { return start }
      index = start + 1
    }
    return nil
  }

  /// The blanks (spaces and tabs) from an offset on.
  func blanks(from offset: Int) -> Range<Int> {
    offset..<(bytes[offset...].firstIndex { !$0.isBlank } ?? bytes.count)
  }

  /// The offset behind the line's break (or the file's end) where only blanks stand before it.
  func endOfBlankLine(from offset: Int) -> Int? {
    var end = blanks(from: offset).upperBound
    if end < bytes.count, bytes[end] == .carriageReturn { end += 1 }
    if end == bytes.count { return end }
    return bytes[end] == .newline ? end + 1 : nil
  }

  /// The blanks that begin the first line with anything else, from the start of a line on.
  func indentation(from lineStart: Int) -> Range<Int> {
    var start = lineStart
    while start < bytes.count, let end = endOfBlankLine(from: start) { start = end }
    return blanks(from: start)
  }

  /// A range without the blanks and line breaks around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = bytes[range].firstIndex(where: { !$0.isSpace }),
      let last = bytes[range].lastIndex(where: { !$0.isSpace })
    else { return range.lowerBound..<range.lowerBound }
    return first..<(last + 1)
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Space or tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// A blank or part of a line break.
  var isSpace: Bool { isBlank || self == .newline || self == .carriageReturn }
}
