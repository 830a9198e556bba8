internal import AdoptionDomain

extension SubscriptionState {
  /// The state that a status word means; `nil` for words that no source uses.
  ///
  /// The words are those of Graph's `capabilityStatus`, Partner Center's subscription status and partners' own exports.
  init?(status: Field) {
    guard let word = Self.words.first(where: { status.matches($0.0) }) else { return nil }
    self = word.1
  }

  /// The state that a status word means; `nil` for words that no source uses.
  init?(word: String) {
    var word = word
    guard let state = word.withUTF8({ SubscriptionState(status: $0) }) else { return nil }
    self = state
  }

  private static let words: [(StaticString, Self)] = [
    ("active", .active), ("enabled", .active), ("ingraceperiod", .gracePeriod), ("warning", .gracePeriod),
    ("expired", .gracePeriod), ("suspended", .suspended), ("disabled", .disabled), ("lockedout", .disabled),
    ("deprovisioned", .deleted), ("deleted", .deleted), ("pending", .unknown), ("none", .unknown),
  ]
}
