internal import ReportContent
internal import SettingsFiles

/// The words of all languages; each worker makes its own, since threads that read the same ones fight over their reference
/// counts.
struct Wordings: Sendable {
  /// The wording of each language, by its name in lower case.
  private let all: [String: Wording]
  /// The wording of the partner's own pages, and for customers of whom no language is known.
  let ofPartner: Wording

  /// Takes the texts of the settings apart.
  init(_ settings: Settings) {
    all = Dictionary(
      settings.texts.map { ($0.language.lowercased(), Wording($0)) }, uniquingKeysWith: { first, _ in first })
    ofPartner = Wording(settings.defaultTexts)
  }

  /// How many languages there are.
  var count: Int { all.count }

  /// The wording of a customer's language, or the partner's.
  func wording(for language: String?) -> Wording { language.flatMap(knownWording) ?? ofPartner }

  /// Whether a language has texts.
  func hasTexts(for language: String) -> Bool { knownWording(of: language) != nil }

  /// The wording of a language in any case, with hyphens or underscores; `ko-KR` finds `ko` (RFC 4647, lookup).
  private func knownWording(of language: String) -> Wording? {
    var subtags = language.lowercased().split { $0 == "-" || $0 == "_" }
    while !subtags.isEmpty {
      if let wording = all[subtags.joined(separator: "-")] { return wording }
      subtags.removeLast()
    }
    return nil
  }
}
