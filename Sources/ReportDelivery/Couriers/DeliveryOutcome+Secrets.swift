extension DeliveryOutcome {
  /// The outcome, with no more of the reply than its code if it holds one of the secrets.
  package func without(_ secrets: [String]) -> DeliveryOutcome {
    guard secrets.contains(where: { reason.contains($0) }) else { return self }
    let code = String(reason.prefix { $0.isNumber })
    let line = code.isEmpty ? "a reply that is not shown" : code
    return switch self {
    case .accepted: .accepted(line)
    case .deferred: .deferred(line)
    case .rejected: .rejected(line)
    case .unknown: .unknown(line)
    case .unreachable: .unreachable(line)
    }
  }
}
