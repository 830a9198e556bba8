/// Who is sent reports, as the file of recipients says.
package struct Recipients: Sendable {
  /// A text with its place, for errors about what it means.
  package struct Located: Hashable, Sendable {
    /// The text.
    package let text: String
    /// Where it stands.
    let place: Place

    /// The error that something else is expected there; an address is never shown.
    package func error(expected: String) -> SettingsError {
      place.error(expected: expected, found: "something else")
    }
  }

  /// An account manager.
  package struct AccountManager: Sendable {
    /// The name, as lists of customers have it.
    package let name: Located
    /// The address.
    package let to: Located
    /// The language of the mails; `nil` for the partner's.
    package let language: String?
  }

  /// A customer.
  package struct Customer: Sendable {
    /// The customer's id.
    package let id: Located
    /// Whether the customer is sent the report.
    package let isSending: Bool
    /// The addresses.
    package let to: [Located]
    /// The language of the mails; `nil` for the customer's.
    package let language: String?
  }

  /// The account managers, each once.
  package let accountManagers: [AccountManager]
  /// The customers, each once.
  package let customers: [Customer]
  /// The addresses of operators.
  package let operations: [Located]

  /// Nobody.
  package static let none = Recipients(accountManagers: [], customers: [], operations: [])
}
