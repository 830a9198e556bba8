internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// What an audience is told of a customer's figures; the partner is told everything.
///
/// Customers are told neither what would let single persons be told apart, nor what this partner alone sold.
struct Disclosure {
  private let audience: Audience
  /// Part numbers, in upper case, of which only own subscriptions are known.
  private let soldByUsOnly: Set<String>

  init(to audience: Audience, of record: CustomerRecord) {
    self.audience = audience
    let counted = record.facts.holdings.filter { $0.countedUnits != nil }
    let tenantWide = Set(counted.filter(\.isTenantWide).map { $0.product.partNumber.uppercased() })
    soldByUsOnly = Set(counted.map { $0.product.partNumber.uppercased() }).subtracting(tenantWide)
  }

  /// Whether the audience may see anything of the subject.
  func tells(of subject: Subject) -> Bool {
    guard audience == .customer, case .product(let partNumber) = subject else { return true }
    return !soldByUsOnly.contains(partNumber.uppercased())
  }

  /// Whether the audience may see the figure: requests about a service are held against seats alone, since its active
  /// people would break down a small group of licensed ones.
  func tells(_ measure: Measure) -> Bool {
    guard tells(of: measure.subject) else { return false }
    return audience == .internal || measure.subject == .customer || measure.basis != .activeUsers
  }

  /// Whether only the size of the group behind the figure may be told.
  func withholds(_ measure: Measure) -> Bool { audience == .customer && isTooSmallToBreakDown(measure) }

  /// Whether the audience may see the advice with its evidence.
  func tells(_ advice: Recommendation) -> Bool {
    tells(of: advice.subject) && advice.evidence.allSatisfy { tells($0.measure) && !withholds($0.measure) }
  }
}

/// Groups of fewer people than this are not broken down for customers: single persons could be told apart.
let smallestBrokenDownGroup = 5

/// Whether a figure breaks down a group of so few people that single persons could be told apart.
///
/// The group are the people of the denominator; where nobody is licensed, those who are active all the same.
func isTooSmallToBreakDown(_ measure: Measure) -> Bool {
  guard let ratio = measure.ratio else { return false }
  let people: Int
  switch measure.basis {
  case .assigned: people = ratio.denominator > 0 ? ratio.denominator : ratio.numerator
  case .activeUsers: people = ratio.denominator
  case .sold, .entitled, .available, .seats: return false
  }
  return (1..<smallestBrokenDownGroup).contains(people)
}
