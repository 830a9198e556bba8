/// The text of one template file.
public struct TemplateSource: Sendable, Equatable {
  /// The path that errors name.
  public let path: String
  /// The file's content.
  public let text: String

  /// A template of that path and text.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
