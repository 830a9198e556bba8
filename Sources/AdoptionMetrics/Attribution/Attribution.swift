internal import AdoptionDomain

/// A number of people, and the least and the most that it can be.
struct Span: Equatable {
  var count = 0
  var least = 0
  var most = 0

  /// The bounds; `nil` where the number is exact.
  var bounds: ClosedRange<Int>? { least == most ? nil : least...most }

  static func exactly(_ count: Int) -> Self { Self(count: count, least: count, most: count) }

  static func += (left: inout Self, right: Self) {
    left.count += right.count
    left.least += right.least
    left.most += right.most
  }
}

/// What licensed people do with a service.
enum LicenseUse: Int, CaseIterable {
  /// Active in the window.
  case active
  /// Licensed within the window and not active yet.
  case newlyLicensed
  /// Neither.
  case idle
}

/// The licensed people of one service by what covers them and what they do (docs/attribution.md).
struct Attribution {
  /// People under counted units, by what they do.
  private(set) var counted = [Span](repeating: Span(), count: LicenseUse.allCases.count)
  /// Active people under units that nobody bought.
  private(set) var activeTrial = Span()
  /// Active people under lapsed units.
  private(set) var activeLapsed = Span()
  /// Active people with products, none of which covers the service.
  private(set) var activeUncovered = 0

  /// Attributes people to units.
  ///
  /// - Parameters:
  ///   - people: how many people each cover has, by what they do.
  ///   - skus: the SKUs of the pools.
  init(of people: [TenantSKUs.Cover: [Int]], skus: [TenantSKU]) {
    for (cover, uses) in people {
      switch cover {
      case .counted: for use in LicenseUse.allCases { counted[use.rawValue] += .exactly(uses[use.rawValue]) }
      case .nothing: activeUncovered += uses[LicenseUse.active.rawValue]
      case .pool(let place): allocate(uses, sku: skus[place])
      }
    }
  }

  /// Shares the units of a pool out: counted ones first, then trial, then lapsed ones; to active people first, then to
  /// newly licensed, then to idle ones.
  private mutating func allocate(_ uses: [Int], sku: TenantSKU) {
    let people = uses.reduce(0, +)
    let uncounted = min(people, sku.trialPeople + sku.lapsedPeople)
    let trial = min(uncounted, sku.trialPeople)
    var left = uses
    func take(_ use: LicenseUse, of places: inout Int, outOf all: Int) -> Span {
      let count = min(left[use.rawValue], places)
      left[use.rawValue] -= count
      places -= count
      let wanted = uses[use.rawValue]
      return Span(count: count, least: max(0, wanted - (people - all)), most: min(wanted, all))
    }
    var places = people - uncounted
    for use in LicenseUse.allCases {
      counted[use.rawValue] += take(use, of: &places, outOf: people - uncounted)
    }
    var (trials, lapsed) = (trial, uncounted - trial)
    activeTrial += take(.active, of: &trials, outOf: trial)
    activeLapsed += take(.active, of: &lapsed, outOf: uncounted - trial)
  }

  /// People under counted units who do this.
  func counted(_ use: LicenseUse) -> Span { counted[use.rawValue] }
}
