extension UInt8 {
  /// Whether it is a letter or a digit of ASCII.
  package var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Whether it may stand in an atom: `atext` of RFC 5322, 3.2.3.
  package var isAtomText: Bool { isLetterOrDigit || Self.atomMarks.contains(self) }

  private static let atomMarks = Array("!#$%&'*+-/=?^_`{|}~".utf8)
}

extension StringProtocol {
  /// The text without blanks at its ends.
  package var trimmingBlanks: SubSequence {
    let head = drop { $0 == " " || $0 == "\t" }
    var end = head.endIndex
    while end > head.startIndex {
      let before = head.index(before: end)
      guard head[before] == " " || head[before] == "\t" else { break }
      end = before
    }
    return head[..<end]
  }
}
