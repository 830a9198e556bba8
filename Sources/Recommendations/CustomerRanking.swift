public import AdoptionDomain
public import AdoptionMetrics

/// What a customer's place in the list of whom to train next rests on.
///
/// The list is ordered by how many people are idle and how many units unassigned *at least*, at 95 % confidence: small
/// groups say little, so that a customer with three seats never leads the list (`Interval.wilson`).
public struct RankingFigures: Hashable, Sendable {
  /// The customer.
  public let customer: Customer.ID
  /// People idle in judged services, a person counted once for each service; groups too small to judge are left out.
  public let idlePeople: Int
  /// Whether the use of any judged service is known; where not, 0 idle people say nothing.
  public let isIdleKnown: Bool
  /// Whether some service is judged over the licensed people, since its entitled units are not known.
  public let isOnAssigned: Bool
  /// Units assigned to nobody, of products that somebody pays for.
  public let unassignedUnits: Int
  /// Whether any product that somebody pays for is known; where not, 0 unassigned units say nothing.
  public let isUnassignedKnown: Bool
  /// How many idle people and unassigned units there are at least.
  public let leastWaste: Double
  /// Assistance requests of the window per seat; `nil` where unknown.
  public let assistance: Ratio?
  /// The least rate of assistance that the requests allow; `nil` where it is unknown.
  public let leastAssistance: Double?
  /// Whether the requests for assistance became more or fewer; `nil` where that is not known.
  public let change: RateChange?

  /// Draws the figures from the customer's measures.
  public init(of measures: CustomerMeasures, catalog: ServiceCatalog) {
    customer = measures.customer
    var idle = Sum()
    var isOnAssigned = false
    for service in catalog.judged {
      let measure = measures.measure(.idle, of: .service(service), firstOf: [.entitled, .assigned])
      guard let measure, measure.ratio != nil else { continue }
      idle.add(measure)
      isOnAssigned = isOnAssigned || measure.basis == .assigned
    }
    var unassigned = Sum()
    for measure in measures.measures where measure.id == .unassigned {
      guard case .product(let partNumber) = measure.subject, !catalog.isFree(partNumber: partNumber) else {
        continue
      }
      unassigned.add(measure)
    }
    (idlePeople, isIdleKnown, self.isOnAssigned) = (idle.count, idle.isKnown, isOnAssigned)
    (unassignedUnits, isUnassignedKnown) = (unassigned.count, unassigned.isKnown)
    leastWaste = idle.least + unassigned.least
    let rate = measures.measure(.assistanceRequests, of: .customer, basis: .seats)
    assistance = rate?.state == .value ? rate?.ratio : nil
    leastAssistance = assistance.flatMap(Interval.leastRate)
    change = measures.support?.change?.direction
  }

  /// Whether the customer comes first: more waste, then more assistance per seat, both by their lower bounds, then
  /// requests that became more, then the id.
  public func precedes(_ other: Self) -> Bool {
    if leastWaste != other.leastWaste { return leastWaste > other.leastWaste }
    let (rate, otherRate) = (leastAssistance ?? -1, other.leastAssistance ?? -1)
    if rate != otherRate { return rate > otherRate }
    if (change == .more) != (other.change == .more) { return change == .more }
    return customer < other.customer
  }
}

/// A sum of figures that are large enough to judge, as counted and at least.
private struct Sum {
  var count = 0
  var least = 0.0
  /// Whether any figure is known, the too small ones included.
  var isKnown = false

  mutating func add(_ measure: Measure) {
    guard let ratio = measure.ratio else { return }
    isKnown = true
    guard measure.state == .value else { return }
    count += ratio.numerator
    least += (Interval.wilson(ratio)?.lower ?? 0) * Double(ratio.denominator)
  }
}
