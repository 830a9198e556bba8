internal import AdoptionDomain
internal import Recommendations

/// The words of a playbook in one language, taken apart once.
struct PlaybookWords: Sendable {
  /// A short and a long text, each with a place for the subject.
  struct Texts: Sendable {
    let title, text: Pattern

    init(title: String, text: String) {
      self.title = Pattern(title, placeholders: ["subject"])
      self.text = Pattern(text, placeholders: ["subject"])
    }
  }

  private let rules: [String: Texts]
  private let actions: [String: Texts]
  private let customerRules: Set<String>

  init(_ playbook: Playbook, language: String) {
    var rules: [String: Texts] = [:]
    for rule in playbook.rules {
      let wording = rule.wording[language]
      rules[rule.id] = Texts(title: wording?.title ?? rule.id, text: wording?.consider ?? rule.id)
    }
    self.rules = rules
    customerRules = Set(playbook.rules.lazy.filter { $0.audience == .customer }.map(\.id))
    var actions: [String: Texts] = [:]
    for action in playbook.actions {
      guard let wording = action.wording[language] else { continue }
      actions[action.id] = Texts(title: wording.title, text: wording.description)
    }
    self.actions = actions
  }

  /// The advice of a rule and what to consider; the rule's id where the language has no words for it.
  func texts(ofRule rule: String) -> Texts { rules[rule] ?? Texts(title: rule, text: rule) }

  /// What an action of a rule is; the rule's id where the language has no words for it.
  func texts(ofAction action: String, rule: String) -> Texts {
    actions[action] ?? Texts(title: rule, text: rule)
  }

  /// Whether a rule is meant for an audience.
  func isRule(_ rule: String, for audience: Audience) -> Bool {
    audience == .internal || customerRules.contains(rule)
  }
}
