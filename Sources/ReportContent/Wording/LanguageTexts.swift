/// All words of one language, as its file gives them.
public struct LanguageTexts: Equatable, Sendable {
  /// The language, such as `en`.
  public let language: String
  /// The texts by key; the parts of a key are joined by dots.
  public let texts: [String: String]

  /// Creates the texts of a language.
  public init(language: String, texts: [String: String]) {
    self.language = language
    self.texts = texts
  }
}
