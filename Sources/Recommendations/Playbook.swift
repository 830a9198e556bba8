/// The rules, training actions and their wording, as the partner wrote them.
public struct Playbook: Equatable, Sendable {
  /// The rules by id.
  public let rules: [Rule]
  /// The training actions by id.
  public let actions: [TrainingAction]

  /// Creates a playbook; rules and actions are put in the order of their ids.
  public init(rules: [Rule], actions: [TrainingAction]) {
    self.rules = rules.sorted { $0.id < $1.id }
    self.actions = actions.sorted { $0.id < $1.id }
  }

  /// The same playbook in memory of its own, for another thread.
  package var copied: Playbook {
    Playbook(rules: rules.map(\.copied), actions: actions.map { $0 })
  }

  /// The training action of an id; `nil` where the playbook has none.
  public func action(_ id: String) -> TrainingAction? { actions.first { $0.id == id } }
}

/// Who may see something.
public enum Audience: String, CaseIterable, Sendable {
  /// The partner only.
  case `internal`
  /// The customer too.
  case customer
}

/// The problems that Partner Center's adoption page names, each with its kind of advice.
public enum Problem: String, CaseIterable, Sendable {
  /// Low adoption, many licenses unused.
  case lowAdoption = "low-adoption"
  /// Many help and how-to requests.
  case highSupportVolume = "high-support-volume"
  /// Well deployed and well used: ready for more.
  case readyForMore = "ready-for-more"
}

/// How soon to act.
public enum Urgency: String, CaseIterable, Comparable, Sendable {
  /// As soon as possible.
  case high
  /// With the next talk.
  case medium
  /// When there is time.
  case low

  /// Whether the left urgency comes first: high before medium before low.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A question asked of every customer, and the advice where the answer is yes.
public struct Rule: Equatable, Sendable {
  /// What the rule is asked for: once a customer, once a judged service, or once a product.
  public enum Scope: String, CaseIterable, Sendable {
    /// Once a customer.
    case customer
    /// Once for each judged service.
    case service
    /// Once for each product that somebody pays for.
    case product
  }

  /// The rule's id, stable over versions.
  public let id: String
  /// The version, from 1; a changed threshold is a new version.
  public let version: Int
  /// Who may see the advice.
  public let audience: Audience
  /// The problem it is about.
  public let problem: Problem
  /// What it is asked for.
  public let scope: Scope
  /// The conditions; all must hold.
  public let conditions: [Condition]
  /// Days since the oldest known start during which nothing is judged; 0 judges from the first day.
  public let graceDays: Int
  /// Whether the rule keeps silent where the customer holds units that do not count as sold.
  public let needsCountedUnitsOnly: Bool
  /// How soon to act.
  public let urgency: Urgency
  /// The ids of the training actions to try, in order; at least one.
  public let actions: [String]
  /// The rule's own examples: what it says of given figures.
  public let examples: [RuleExample]
  /// The words by language.
  public let wording: [String: RuleWording]

  /// Creates a rule.
  public init(
    id: String, version: Int, audience: Audience, problem: Problem, scope: Scope,
    conditions: [Condition], graceDays: Int, needsCountedUnitsOnly: Bool = false, urgency: Urgency,
    actions: [String], examples: [RuleExample],
    wording: [String: RuleWording]
  ) {
    self.id = id
    self.version = version
    self.audience = audience
    self.problem = problem
    self.scope = scope
    self.conditions = conditions
    self.graceDays = graceDays
    self.needsCountedUnitsOnly = needsCountedUnitsOnly
    self.urgency = urgency
    self.actions = actions
    self.examples = examples
    self.wording = wording
  }
}

extension Rule {
  /// The same rule in memory of its own.
  fileprivate var copied: Rule {
    Rule(
      id: id, version: version, audience: audience, problem: problem, scope: scope,
      conditions: conditions.map(\.copied), graceDays: graceDays,
      needsCountedUnitsOnly: needsCountedUnitsOnly, urgency: urgency, actions: actions.map { $0 },
      examples: examples, wording: wording)
  }
}

extension Condition {
  /// The same condition in memory of its own.
  fileprivate var copied: Condition {
    Condition(
      measure: measure, bases: bases.map { $0 }, quantifier: quantifier, comparison: comparison,
      threshold: threshold, origin: origin, minimumDenominator: minimumDenominator,
      minimumNumerator: minimumNumerator, hysteresis: hysteresis, isOptional: isOptional)
  }
}

/// What a rule says, in one language.
public struct RuleWording: Equatable, Sendable {
  /// The advice in a few words; `{subject}` stands for the service or product.
  public let title: String
  /// What to consider, in a sentence or two; `{subject}` stands for the service or product.
  public let consider: String

  /// Creates the wording.
  public init(title: String, consider: String) {
    self.title = title
    self.consider = consider
  }
}

/// Something that a customer or the partner can do.
public struct TrainingAction: Equatable, Sendable {
  /// The action's id.
  public let id: String
  /// The words by language.
  public let wording: [String: TrainingWording]

  /// Creates an action.
  public init(id: String, wording: [String: TrainingWording]) {
    self.id = id
    self.wording = wording
  }
}

/// What a training action is, in one language.
public struct TrainingWording: Equatable, Sendable {
  /// The action in a few words; `{subject}` stands for the service or product.
  public let title: String
  /// What to do, in a few sentences; `{subject}` stands for the service or product.
  public let description: String

  /// Creates the wording.
  public init(title: String, description: String) {
    self.title = title
    self.description = description
  }
}
