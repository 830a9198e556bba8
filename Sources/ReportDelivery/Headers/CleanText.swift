/// Text that can be put into a header: it ends no line, and looks like what it is.
///
/// Control characters, the line ends of Unicode (U+0085, U+2028, U+2029) and the marks that turn the direction of writing
/// become spaces; runs of spaces become one, and those at the ends go.
package struct CleanText: Equatable, Sendable {
  /// The cleaned text.
  package let text: String

  /// Cleans a text.
  package init(_ text: String) {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard Self.isBlank(scalar) else {
        scalars.append(scalar)
        continue
      }
      if let last = scalars.last, last != " " { scalars.append(" ") }
    }
    if scalars.last == " " { scalars.removeLast() }
    self.text = String(scalars)
  }

  /// Whether it is printable ASCII in which no program can see an encoded word (RFC 2047, 2).
  package var isPlain: Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.utf8.contains(sequence: Array("=?".utf8))
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0x9F, 0x2028, 0x2029: true
    // Marks of direction: they show a text in another order than it has (Unicode UAX 9, 2).
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension Collection where Element: Equatable {
  /// Whether the elements of a sequence stand in it, one after the other.
  package func contains(sequence: [Element]) -> Bool {
    guard let first = sequence.first else { return true }
    var rest = self[...]
    while let index = rest.firstIndex(of: first) {
      if rest[index...].starts(with: sequence) { return true }
      rest = rest[rest.index(after: index)...]
    }
    return false
  }
}
