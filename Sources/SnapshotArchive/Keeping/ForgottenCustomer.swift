public import AdoptionDomain

/// A customer of whom nothing is to remain, and the texts by which others could still be told about it.
public struct ForgottenCustomer: Sendable {
  /// The customer.
  public let id: Customer.ID
  /// The id and the other texts, in lower case.
  private let traces: [String]

  /// Creates a customer.
  ///
  /// - Parameters:
  ///   - id: the customer's id.
  ///   - traces: other texts that name the customer, such as names and domains.
  public init(_ id: Customer.ID, traces: [String] = []) {
    self.id = id
    self.traces = Set(([id.text] + traces).map { $0.lowercased() }).filter { !$0.isEmpty }.sorted()
  }

  /// Whether a text names the customer, in letters of any case.
  func isNamed(in text: String?) -> Bool {
    guard let text = text?.lowercased() else { return false }
    return traces.contains { text.contains($0) }
  }

  /// Whether a finding is about the customer, or names it.
  func isNamed(in finding: Finding) -> Bool {
    finding.customer == id || [finding.file, finding.expected, finding.found].contains { isNamed(in: $0) }
  }

  /// The path of an export; one that names the customer is replaced by its number in the archive.
  func path(_ path: String, number: Int64) -> String { isNamed(in: path) ? "removed-\(number)" : path }
}
