public import AdoptionDomain
internal import AdoptionMetrics

/// One file that holds records of the customer, and what became of them.
public struct ExplainedSource: Hashable, Sendable {
  /// Records that were left out for one reason.
  public struct LeftOut: Hashable, Sendable {
    /// The reason.
    public let reason: LeftOutReason
    /// How many; at least 1.
    public let records: Int
  }

  /// The file's place in the night's sources, 0-based.
  public let place: Int
  /// The path below the exports folder.
  public let path: String
  /// What the content turned out to be.
  public let kind: ExportKind
  /// Records of the customer that were used; `nil` for a list of customers, which is read as a whole.
  public let used: Int?
  /// Records of the customer that were left out, by reason.
  public let leftOut: [LeftOut]
}

extension Explainer {
  /// The files of the customer by path.
  var files: [ExplainedSource] {
    let lists = customerLists.map {
      ExplainedSource(place: $0, path: context.sources[$0].path, kind: .customers, used: nil, leftOut: [])
    }
    let others = tallies.map { tally in
      ExplainedSource(
        place: tally.source, path: context.sources[tally.source].path,
        kind: context.sources[tally.source].kind, used: tally.used,
        leftOut: LeftOutReason.allCases.compactMap { reason in
          tally.leftOut[reason].map { ExplainedSource.LeftOut(reason: reason, records: $0) }
        })
    }
    return (lists + others).sorted { $0.place < $1.place }
  }

  private var customerLists: [Int] {
    context.sources.indices.filter { context.sources[$0].kind == .customers }
  }

  /// The places of the files that a figure rests on.
  func places(behind measure: Measure) -> [Int] {
    guard let first = measure.source else { return [] }
    let facts = record.facts
    let people = facts.activity?.sources ?? []
    var places: Set<Int> = [first]
    if measure.id.isSupport {
      places.formUnion(facts.support?.sources ?? [])
      let isStated = measure.basis == .seats && facts.customer.seatCount != nil
      places.formUnion(isStated ? customerLists : people)
    } else if case .product = measure.subject {
      places.formUnion(used(ofKinds: [context.sources[first].kind]))
    } else if people.contains(first) {
      places.formUnion(people)
      if measure.restsOnUnits {
        let units = facts.holdings.filter(\.isTenantWide).map { context.sources[$0.source].kind }
        places.formUnion(used(ofKinds: Set(units)))
      }
    }
    return places.sorted()
  }

  /// The files of some kinds that gave records of the customer.
  private func used(ofKinds kinds: Set<ExportKind>) -> [Int] {
    tallies.filter { $0.used > 0 && kinds.contains(context.sources[$0.source].kind) }.map(\.source)
  }
}

extension Measure {
  /// Whether a figure of people rests on what units the tenant holds, too.
  fileprivate var restsOnUnits: Bool {
    basis == .entitled || [.activeCounted, .activeTrial, .activeLapsed, .activeUnexplained].contains(id)
  }
}
