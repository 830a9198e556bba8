/// What a name means that nothing was declared for.
public enum MissingKeys: Sendable {
  /// It is an error: what templates of ours are compiled with.
  case refused
  /// It is absent, and so is a missing partial: the specification's way.
  ///
  /// Any kind of key may then stand in `{{x}}` and `{{{x}}}`; what is no text renders nothing.
  case empty
}
