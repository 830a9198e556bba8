internal import AdoptionDomain

/// Keeps account of what became of the records, by file and customer.
struct TallyBook {
  private struct Key: Hashable {
    let source: Int
    let customer: Int?

    /// Both in one number, by source first; nobody comes before all customers.
    var order: Int { source << 32 | ((customer ?? -1) + 1) }
  }

  private var used: [Key: Int] = [:]
  private var leftOut: [Key: [LeftOutReason: Int]] = [:]

  /// Notes records that went into the facts.
  mutating func use(_ records: Int, source: Int, customer: Int) {
    used[Key(source: source, customer: customer), default: 0] += records
  }

  /// Notes records that did not; `customer` is `nil` where they match nobody.
  mutating func leaveOut(_ records: Int, for reason: LeftOutReason, source: Int, customer: Int?) {
    guard records > 0 else { return }
    leftOut[Key(source: source, customer: customer), default: [:]][reason, default: 0] += records
  }

  /// The tallies by source, then customer; records that match nobody come first.
  func tallies(customers: [Customer]) -> [SourceTally] {
    var entries = used.map { (order: $0.key.order, key: $0.key, used: $0.value) }
    for key in leftOut.keys where used[key] == nil { entries.append((key.order, key, 0)) }
    entries.sort { $0.order < $1.order }
    return entries.map { _, key, used in
      SourceTally(
        source: key.source, customer: key.customer.map { customers[$0].id }, used: used,
        leftOut: leftOut.isEmpty ? [:] : leftOut[key] ?? [:])
    }
  }
}
