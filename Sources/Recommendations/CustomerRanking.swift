public import AdoptionDomain
public import AdoptionMetrics

/// What a customer's place in the list of whom to train next rests on.
public struct RankingFigures: Hashable, Sendable {
  /// The customer.
  public let customer: Customer.ID
  /// People idle in judged services, a person counted once for each service.
  public let idlePeople: Int
  /// Units assigned to nobody, of products that somebody pays for.
  public let unassignedUnits: Int
  /// Assistance requests of the window per seat; `nil` where unknown.
  public let assistance: Ratio?

  /// Draws the figures from the customer's measures.
  public init(of measures: CustomerMeasures, catalog: ServiceCatalog) {
    customer = measures.customer
    let judged = Set(catalog.services.lazy.filter(\.isJudged).map(\.id))
    var idle = 0
    var unassigned = 0
    for measure in measures.measures where measure.state == .value {
      switch (measure.id, measure.subject) {
      case (.idle, .service(let id)) where judged.contains(id): idle += measure.ratio?.numerator ?? 0
      case (.unassigned, .product(let partNumber)) where !catalog.isFree(partNumber: partNumber):
        unassigned += measure.ratio?.numerator ?? 0
      default: break
      }
    }
    idlePeople = idle
    unassignedUnits = unassigned
    let rate = measures.measure(.assistanceRequests, of: .customer, basis: .seats)
    assistance = rate?.state == .value ? rate?.ratio : nil
  }

  /// Whether the customer comes first: more idle people and unassigned units, then more assistance per seat, then the id.
  public func precedes(_ other: Self) -> Bool {
    let (mine, theirs) = (idlePeople + unassignedUnits, other.idlePeople + other.unassignedUnits)
    if mine != theirs { return mine > theirs }
    let (rate, otherRate) = (assistance?.fraction ?? -1, other.assistance?.fraction ?? -1)
    return rate != otherRate ? rate > otherRate : customer < other.customer
  }
}
