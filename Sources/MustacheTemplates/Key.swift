/// One name a template may use, with what it means.
public struct Key: Sendable, Equatable {
  /// The name as templates write it.
  ///
  /// The name `.` stands for the value itself: a list of texts has items with this one key.
  public let name: String
  /// One sentence for the list of keys.
  public let documentation: String
  /// What stands behind the name.
  public let kind: KeyKind
  /// Whether renderers tell where they wrote the value.
  public let isMarked: Bool

  /// A key of that name, meaning and kind.
  public init(name: String, documentation: String, kind: KeyKind, isMarked: Bool = false) {
    self.name = name
    self.documentation = documentation
    self.kind = kind
    self.isMarked = isMarked
  }
}

/// What stands behind a key, and so which tags may use it.
public indirect enum KeyKind: Sendable, Equatable {
  /// A text, escaped for the medium; absent when empty.
  case text
  /// A whole number in ASCII digits; 0 is present.
  case number
  /// Yes or no, for sections only.
  case flag
  /// Trusted markup, which only `{{{x}}}` and `{{&x}}` write.
  case markup
  /// One value with keys of its own, or none.
  case record(Shape)
  /// Any number of values with the same keys.
  case list(Shape)
}

extension KeyKind {
  /// How many slots a key takes: a record lies inside its parent, behind the slot of its presence.
  var width: Int {
    switch self {
    case .record(let shape): 1 + shape.width
    case .text, .number, .flag, .markup, .list: 1
    }
  }

  /// Whether a variable tag could write it at all.
  var isScalar: Bool {
    switch self {
    case .text, .number, .markup: true
    case .flag, .record, .list: false
    }
  }

  /// What messages call it.
  var noun: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .flag: "flag"
    case .markup: "markup"
    case .record: "record"
    case .list: "list"
    }
  }
}
