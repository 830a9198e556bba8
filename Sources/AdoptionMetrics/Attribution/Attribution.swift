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

  /// Shares out the units of a pool.
  ///
  /// Counted ones go first, then trial, then lapsed ones; to active people first, then to newly licensed, then to idle
  /// ones. People beyond all units come last, and count: their license was over-assigned.
  private mutating func allocate(_ uses: [Int], sku: TenantSKU) {
    let people = uses.reduce(0, +)
    let uncounted = min(people, sku.trialPeople + sku.lapsedPeople)
    let trial = min(uncounted, sku.trialPeople)
    let beyond = min(people - uncounted, sku.peopleBeyondUnits)
    var places = [people - uncounted - beyond, trial, uncounted - trial, beyond]
    for use in LicenseUse.allCases {
      var left = uses[use.rawValue]
      var taken: [Int] = []
      for place in places.indices {
        taken.append(min(left, places[place]))
        places[place] -= taken[place]
        left -= taken[place]
      }
      func span(_ count: Int, of units: Int) -> Span {
        let wanted = uses[use.rawValue]
        return Span(count: count, least: max(0, wanted - (people - units)), most: min(wanted, units))
      }
      counted[use.rawValue] += span(taken[0] + taken[3], of: people - uncounted)
      guard use == .active else { continue }
      activeTrial += span(taken[1], of: trial)
      activeLapsed += span(taken[2], of: uncounted - trial)
    }
  }

  /// People under counted units who do this.
  func counted(_ use: LicenseUse) -> Span { counted[use.rawValue] }
}
