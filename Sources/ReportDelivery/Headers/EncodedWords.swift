/// Text of any script as words of ASCII (RFC 2047, 2: UTF-8 in Base64).
package enum EncodedWords {
  private static let start = "=?UTF-8?B?"
  private static let end = "?="
  /// The longest line that holds an encoded word, in bytes (RFC 2047, 2).
  private static let lineLength = 76

  /// The words of a text, joined by folds: no line is longer than 76 bytes, and no word ends within a scalar.
  ///
  /// - Parameters:
  ///   - text: cleaned text.
  ///   - used: how many bytes stand already on the first line.
  /// - Returns: the value of a header, with folds and without a line end.
  package static func fold(_ text: String, after used: Int) -> String {
    var lines: [String] = []
    var bytes: [UInt8] = []
    var limit = capacity(after: used)
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      if bytes.count + next.count > limit, !bytes.isEmpty {
        lines.append(start + base64(bytes) + end)
        bytes = []
        limit = capacity(after: 1)
      }
      bytes += next
    }
    lines.append(start + base64(bytes) + end)
    return lines.joined(separator: "\r\n ")
  }

  /// How many bytes fit in a word on a line; a scalar has at most four.
  private static func capacity(after used: Int) -> Int {
    max(4, (lineLength - used - start.utf8.count - end.utf8.count) / 4 * 3)
  }

  /// Bytes in Base64 with padding (RFC 4648, 4).
  package static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        let digit = digits[Int(bits >> UInt32(18 - 6 * place)) & 0x3F]
        text.append(place <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
