/// A value of a settings file with its place.
struct SettingsNode: Equatable, Sendable {
  /// What a value is.
  enum Content: Equatable, Sendable {
    /// A piece of text; `isPlain` where it is not quoted, so that it may be a number, a flag or nothing.
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([SettingsNode])
    /// Keys and their values in the order of the file; no key stands twice.
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry: Equatable, Sendable {
    let key: String
    let keyPlace: Place
    let value: SettingsNode
  }

  /// Where the value begins.
  let place: Place
  /// What it is.
  let content: Content

  /// Whether nothing stands there.
  var isNothing: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What the value is, for errors.
  var found: String {
    switch content {
    case _ where isNothing: "nothing"
    case .scalar(let text, isPlain: true): quoted(text)
    case .scalar(let text, isPlain: false): "the text \(quoted(text))"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The error that something else is expected here.
  func error(expected: String) -> SettingsError { place.error(expected: expected, found: found) }
}

/// The text in quotation marks on one line, cut after 60 characters, for errors.
func quoted(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return line.count > 60 ? "\"\(line.prefix(60))…\"" : "\"\(line)\""
}
