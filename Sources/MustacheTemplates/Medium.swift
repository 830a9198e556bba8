/// What a template writes, and so what its texts are escaped for.
public enum Medium: Sendable {
  /// HTML: the five characters of markup escaped, controls replaced; no variables in styles and scripts.
  case html
  /// XML 1.0: the five characters of markup, and everything it forbids replaced by U+FFFD.
  case xml
  /// Plain text: nothing is escaped, and markup is a text like others.
  case text
}
