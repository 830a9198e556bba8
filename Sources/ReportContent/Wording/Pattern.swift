/// A text with named places for values, taken apart once.
struct Pattern: Equatable, Sendable {
  private enum Part: Equatable {
    case words(String)
    case value(Int)
  }

  private let parts: [Part]

  /// Takes a text apart; a name between braces that is none of `placeholders` stays as it is.
  init(_ text: String, placeholders: [String]) {
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let name = rest[rest.index(after: open)...].prefix { $0 != "}" }
      words += rest[..<open]
      if name.endIndex < rest.endIndex, let place = placeholders.firstIndex(of: String(name)) {
        if !words.isEmpty { parts.append(.words(words)) }
        words = ""
        parts.append(.value(place))
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        words += "{"
        rest = rest[rest.index(after: open)...]
      }
    }
    words += rest
    if !words.isEmpty { parts.append(.words(words)) }
    self.parts = parts
  }

  /// The text with the values in their places.
  func filled(with values: [String]) -> String {
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
