/// A text with named places for values, taken apart once.
package struct Pattern: Equatable, Sendable {
  private enum Part: Equatable {
    case words(String)
    case value(Int)
  }

  private let parts: [Part]

  /// Takes a text apart; a name between braces that is none of `placeholders` stays as it is.
  package init(_ text: String, placeholders: [String]) {
    var parts: [Part] = []
    // By bytes, since finding the borders of characters in other scripts takes longer than all the rest.
    let bytes = text.utf8
    var words = bytes.startIndex
    var start = bytes.startIndex
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
      let name = bytes[bytes.index(after: open)...].prefix { $0 != UInt8(ascii: "}") }
      if name.endIndex < bytes.endIndex,
        let place = placeholders.firstIndex(where: { $0.utf8.elementsEqual(name) })
      {
        if words < open { parts.append(.words(String(text[words..<open]))) }
        parts.append(.value(place))
        start = bytes.index(after: name.endIndex)
        words = start
      } else {
        start = bytes.index(after: open)
      }
    }
    if words < bytes.endIndex { parts.append(.words(String(text[words...]))) }
    self.parts = parts
  }

  /// The text with the values in their places.
  package func filled(with values: [String]) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .words(let words): text += words
      case .value(let place): text += values[place]
      }
    }
    return text
  }
}
