/// A text that a template names and that is known when it is compiled.
public enum Literal: Sendable, Equatable {
  /// A text, escaped for the medium when compiled; written by `{{x}}`.
  case text(String)
  /// Trusted markup, written as it is by `{{{x}}}`.
  case markup(String)
}
