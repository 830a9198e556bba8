/// Which night is rendered again, and with what.
public struct RenderRequest: Sendable {
  /// Whose files are used.
  public enum Origin: String, CaseIterable, Sendable {
    /// Those of the night.
    case then
    /// Those of today.
    case now
  }

  /// The night.
  public var night: NightReference
  /// Whose rules, services, products and import settings.
  public var playbook: Origin
  /// Whose templates, texts and schema.
  public var templates: Origin

  /// Creates a request.
  public init(night: NightReference, playbook: Origin = .then, templates: Origin = .then) {
    (self.night, self.playbook, self.templates) = (night, playbook, templates)
  }
}
