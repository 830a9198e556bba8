/// How a report that is rendered again from the archive can differ from the one that was published.
public struct RenderedAgain: Hashable, Sendable {
  /// A thing that is not as it was.
  public enum Difference: String, CaseIterable, Sendable {
    /// The rules, services and products are those of today.
    case playbook
    /// The templates and texts are those of today.
    case templates
    /// Another version of the program recorded the night.
    case version
    /// Nights before it, which it was compared with, are not kept any more.
    case history
    /// A customer was removed from it.
    case customers
  }

  /// What differs, in the order of the cases; at least one thing.
  public let differences: [Difference]

  /// Creates the note; `nil` where nothing differs, so that the report is the published one byte for byte.
  public init?(_ differences: Set<Difference>) {
    guard !differences.isEmpty else { return nil }
    self.differences = Difference.allCases.filter(differences.contains)
  }

  /// The note for customers, whom it does not concern that another one was removed.
  var forCustomers: RenderedAgain? { RenderedAgain(Set(differences).subtracting([.customers])) }

  /// The differences as a list for machines, with a blank between them.
  var tokens: String { differences.map(\.rawValue).joined(separator: " ") }

  /// The note in words.
  func words(in wording: Wording) -> String {
    let differences = differences.map { wording.text(.renderedAgainDifference($0)) }
    return wording.text(.renderedAgain, differences.joined(separator: ", "))
  }
}

extension TextKey {
  static let renderedAgain = TextKey("page.rendered-again", "differences")

  /// What differs in a report that is rendered again.
  static func renderedAgainDifference(_ difference: RenderedAgain.Difference) -> TextKey {
    TextKey("page.rendered-again-\(difference.rawValue)")
  }

  static let ofRenderingAgain: [TextKey] =
    [renderedAgain] + RenderedAgain.Difference.allCases.map(renderedAgainDifference)
}

/// The note of a report that is rendered again.
public struct RenderedAgainLine: Hashable, Sendable {
  /// The differences for machines, with a blank between them.
  public let tokens: String
  /// The note in words.
  public let words: String

  init(_ note: RenderedAgain, wording: Wording) {
    tokens = note.tokens
    words = note.words(in: wording)
  }
}
