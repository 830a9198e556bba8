/// A text with named places for values, taken apart once; a class, since a pattern is filled far more often than made.
package final class Pattern: Sendable {
  /// A piece of the text: fixed words, or a value.
  private struct Piece: Sendable, BitwiseCopyable {
    /// The words in `words`; empty for a value.
    var start, count: Int32
    /// The place of the value among those given; -1 for words.
    var value: Int32
  }

  /// The words of all pieces in UTF-8.
  private let words: [UInt8]
  private let pieces: [Piece]
  /// The text where it has no value.
  private let fixed: String?

  /// Takes a text apart; a name between braces that is none of `placeholders` stays as it is.
  package init(_ text: String, placeholders: [String]) {
    // By bytes, since finding the borders of characters in other scripts takes longer than all the rest.
    let bytes = Array(text.utf8)
    var (words, pieces) = ([UInt8](), [Piece]())
    func add(_ piece: ArraySlice<UInt8>) {
      guard !piece.isEmpty else { return }
      pieces.append(Piece(start: Int32(words.count), count: Int32(piece.count), value: -1))
      words += piece
    }
    var wordsStart = 0
    var start = 0
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
      let name = bytes[(open + 1)...].prefix { $0 != UInt8(ascii: "}") }
      if name.endIndex < bytes.endIndex,
        let place = placeholders.firstIndex(where: { $0.utf8.elementsEqual(name) })
      {
        add(bytes[wordsStart..<open])
        pieces.append(Piece(start: 0, count: 0, value: Int32(place)))
        start = name.endIndex + 1
        wordsStart = start
      } else {
        start = open + 1
      }
    }
    add(bytes[wordsStart...])
    fixed = pieces.contains { $0.value >= 0 } ? nil : text
    (self.words, self.pieces) = (words, pieces)
  }

  /// The text with the values in their places.
  package func filled(with values: [String]) -> String {
    if let fixed { return fixed }
    var size = 0
    for piece in pieces { size += piece.value < 0 ? Int(piece.count) : values[Int(piece.value)].utf8.count }
    return String(unsafeUninitializedCapacity: size) { text in
      var end = 0
      for piece in pieces {
        if piece.value < 0 {
          words.withUnsafeBufferPointer {
            end += text[end...].copy($0[Int(piece.start)..<Int(piece.start + piece.count)])
          }
        } else {
          var value = values[Int(piece.value)]
          value.withUTF8 { end += text[end...].copy($0[...]) }
        }
      }
      return end
    }
  }
}

extension Slice<UnsafeMutableBufferPointer<UInt8>> {
  /// Copies bytes to the slice's begin; returns how many.
  fileprivate func copy(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let source = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
    UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: self)).copyMemory(from: source)
    return bytes.count
  }
}
