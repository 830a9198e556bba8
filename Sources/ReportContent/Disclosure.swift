internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// What an audience is told of a customer's figures; the partner is told everything.
///
/// Customers are told neither what would let single persons be told apart, nor what this partner alone sold.
struct Disclosure {
  /// Whom it is about.
  let audience: Audience
  private let measures: CustomerMeasures
  /// The exports that tell of all units of a part number in upper case, and not only of those that this partner sold; none
  /// where only own subscriptions are known.
  private let tenantWideSources: [(partNumber: SharedText, sources: [Int])]

  init(to audience: Audience, of record: CustomerRecord) {
    self.audience = audience
    measures = record.measures
    var found: [(partNumber: SharedText, sources: [Int])] = []
    for holdings in audience == .customer ? [record.facts.holdings] + record.facts.otherFamilies : [] {
      for holding in holdings where holding.countedUnits != nil {
        let partNumber = holding.product.partNumber.uppercased
        let place =
          found.firstIndex { $0.partNumber == partNumber }
          ?? {
            found.append((partNumber, []))
            return found.count - 1
          }()
        if holding.isTenantWide { found[place].sources.append(holding.source) }
      }
    }
    tenantWideSources = found
  }

  /// The exports that tell of all units of a SKU; `nil` where none tells of any that count.
  private func sources(ofSKU partNumber: SharedText) -> [Int]? {
    let key = partNumber.uppercased
    return tenantWideSources.first { $0.partNumber == key }?.sources
  }

  /// Whether the audience may see anything of the subject.
  func tells(of subject: Subject) -> Bool {
    guard audience == .customer, case .product(let partNumber) = subject else { return true }
    return sources(ofSKU: partNumber).map { !$0.isEmpty } ?? true
  }

  /// Whether the audience may see the figure: requests about a service are held against seats alone, since its active
  /// people would break down a small group of licensed ones.
  func tells(_ measure: Measure) -> Bool {
    guard audience == .customer else { return true }
    switch measure.subject {
    case .customer: return true
    case .service: return measure.basis != .activeUsers
    case .product(let partNumber):
      guard let sources = sources(ofSKU: partNumber) else { return true }
      return measure.source.map(sources.contains) ?? !sources.isEmpty
    }
  }

  /// Whether only the size of the group behind the figure may be told.
  func withholds(_ measure: Measure) -> Bool {
    guard audience == .customer, let ratio = measure.ratio else { return false }
    switch measure.basis {
    case .activeUsers: return isSmall(ratio.denominator)
    case .assigned, .entitled, .available: return isSmall(groupOfService: measure.subject, ratio)
    case .sold, .seats: return false
    }
  }

  /// Whether so few people stand behind a count that it may not be broken down.
  func withholds(groupOf people: Int) -> Bool {
    audience == .customer && people < smallestBrokenDownGroup
  }

  /// Whether the audience may see the advice with its evidence.
  func tells(_ advice: Recommendation) -> Bool {
    tells(of: advice.subject) && advice.evidence.allSatisfy { tells($0.measure) && !withholds($0.measure) }
  }
}

/// Groups of fewer people than this are not broken down for customers: single persons could be told apart.
private let smallestBrokenDownGroup = 5

extension Disclosure {
  /// Whether single persons of a group could be told apart; nobody is told apart where nobody is there.
  private func isSmall(_ people: Int) -> Bool { (1..<smallestBrokenDownGroup).contains(people) }

  /// Whether few people stand behind a figure of a service: all those who are licensed for it, or those whom counted units
  /// cover, who could be worked out from the others.
  ///
  /// Where no export tells of people, the units stand for them.
  private func isSmall(groupOfService service: Subject, _ ratio: Ratio) -> Bool {
    func covered(_ id: MeasureID) -> Int? {
      measures.measure(id, of: service, basis: .entitled)?.ratio?.numerator
    }
    let licensed = measures.measure(.usage, of: service, basis: .assigned)?.ratio
    let (active, newlyLicensed, idle) = (covered(.active), covered(.newlyLicensed), covered(.idle))
    guard licensed != nil || active != nil || newlyLicensed != nil || idle != nil else {
      return isSmall(Self.people(of: ratio))
    }
    return licensed.map { isSmall(Self.people(of: $0)) } ?? false
      || isSmall((active ?? 0) + (newlyLicensed ?? 0) + (idle ?? 0))
  }

  /// The people of the denominator; where there is nobody, those who are active all the same.
  private static func people(of ratio: Ratio) -> Int {
    ratio.denominator > 0 ? ratio.denominator : ratio.numerator
  }
}
