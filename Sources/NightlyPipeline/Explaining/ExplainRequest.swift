/// What is to be explained, as a person asks for it.
public struct ExplainRequest: Equatable, Sendable {
  /// How an explanation is written.
  public enum Format: String, CaseIterable, Sendable {
    /// Lines for people.
    case text
    /// A document for machines.
    case json
  }

  /// The customer: the id, a domain or the exact name, in any case.
  public var customer: String
  /// The service's slug; `nil` for every subject.
  public var service: String?
  /// The measure's id; `nil` for the headline figures, or all figures of the service.
  public var measure: String?
  /// How the explanation is written.
  public var format: Format

  /// Creates a request.
  public init(customer: String, service: String? = nil, measure: String? = nil, format: Format = .text) {
    self.customer = customer
    self.service = service
    self.measure = measure
    self.format = format
  }
}
