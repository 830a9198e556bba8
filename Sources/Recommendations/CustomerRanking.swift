public import AdoptionDomain
public import AdoptionMetrics

/// What a customer's place in the list of whom to train next rests on.
public struct RankingFigures: Hashable, Sendable {
  /// The customer.
  public let customer: Customer.ID
  /// People idle in judged services, a person counted once for each service; groups too small to judge are left out.
  public let idlePeople: Int
  /// Whether the use of any judged service is known; where not, 0 idle people say nothing.
  public let isIdleKnown: Bool
  /// Units assigned to nobody, of products that somebody pays for.
  public let unassignedUnits: Int
  /// Whether any product that somebody pays for is known; where not, 0 unassigned units say nothing.
  public let isUnassignedKnown: Bool
  /// Assistance requests of the window per seat; `nil` where unknown.
  public let assistance: Ratio?

  /// Draws the figures from the customer's measures.
  public init(of measures: CustomerMeasures, catalog: ServiceCatalog) {
    customer = measures.customer
    let judged = Set(catalog.services.lazy.filter(\.isJudged).map(\.id))
    var idle = 0
    var unassigned = 0
    var (isIdleKnown, isUnassignedKnown) = (false, false)
    for measure in measures.measures {
      guard let ratio = measure.ratio else { continue }
      let counted = measure.state == .value ? ratio.numerator : 0
      switch (measure.id, measure.subject) {
      case (.idle, .service(let id)) where judged.contains(id):
        idle += counted
        isIdleKnown = true
      case (.unassigned, .product(let partNumber)) where !catalog.isFree(partNumber: partNumber):
        unassigned += counted
        isUnassignedKnown = true
      default: break
      }
    }
    (idlePeople, self.isIdleKnown) = (idle, isIdleKnown)
    (unassignedUnits, self.isUnassignedKnown) = (unassigned, isUnassignedKnown)
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
