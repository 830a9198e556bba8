internal import AdoptionDomain
public import AdoptionMetrics

/// Who the active people of a service are; the classes sum to them.
public struct ExplainedAttribution: Hashable, Sendable {
  /// All people active in the window.
  public let active: Int
  /// The classes in the order in which the first that fits counts.
  public let classes: [ActiveClass]
  /// Active people in none of the known classes: they are licensed, and no source tells what covers them.
  public let unattributed: Int

  /// The classes in their order.
  static let ids: [MeasureID] = [
    .activeTurnover, .activeCounted, .activeTrial, .activeLapsed, .activeYammer, .activeUnexplained,
  ]
}

/// The active people of one class.
public struct ActiveClass: Hashable, Sendable {
  /// The class, as the measure that counts it.
  public let id: MeasureID
  /// How many; `nil` where no source tells.
  public let people: Int?
  /// The least and the most that they can be; `nil` where the number is exact or unknown.
  public let bounds: ClosedRange<Int>?
}

extension Explainer {
  /// The classes of the active people of a service; `nil` where no export tells of people.
  func attribution(of service: Service.ID) -> ExplainedAttribution? {
    let subject = Subject.service(service)
    func measure(_ id: MeasureID) -> Measure? {
      record.measures.measure(id, of: subject, basis: .assigned)
    }
    guard let active = measure(.usage)?.ratio?.numerator else { return nil }
    let classes = ExplainedAttribution.ids.map { id in
      let found = measure(id)
      return ActiveClass(id: id, people: found?.ratio?.numerator, bounds: found?.bounds)
    }
    return ExplainedAttribution(
      active: active, classes: classes,
      unattributed: active - classes.reduce(0) { $0 + ($1.people ?? 0) })
  }
}
