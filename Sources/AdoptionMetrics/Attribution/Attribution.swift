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

/// The licensed people of one service by what covers them and what they do (docs/attribution.md).
struct Attribution {
  /// People under counted units, by what they do.
  private var countedActive = Span()
  private var countedNewlyLicensed = Span()
  private var countedIdle = Span()
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
  init(of people: [ServicePeople.Covered], skus: [TenantSKU]) {
    for covered in people {
      switch covered.cover {
      case .counted: for use in Self.uses { add(.exactly(covered.people[use]), to: use) }
      case .nothing: activeUncovered += covered.people[.active]
      case .pool(let place): allocate(covered.people, sku: skus[place])
      }
    }
  }

  private static let uses = LicenseUse.allCases

  private mutating func add(_ span: Span, to use: LicenseUse) {
    switch use {
    case .active: countedActive += span
    case .newlyLicensed: countedNewlyLicensed += span
    case .idle: countedIdle += span
    }
  }

  /// Shares out the units of a pool.
  ///
  /// Counted ones go first, then trial, then lapsed ones; to active people first, then to newly licensed, then to idle
  /// ones. People beyond all units come last, and count: their license was over-assigned.
  private mutating func allocate(_ uses: UseCounts, sku: TenantSKU) {
    let people = uses.total
    let uncounted = min(people, sku.trialPeople + sku.lapsedPeople)
    let trial = min(uncounted, sku.trialPeople)
    let beyond = min(people - uncounted, sku.peopleBeyondUnits)
    var places = [people - uncounted - beyond, trial, uncounted - trial, beyond]
    for use in Self.uses {
      var left = uses[use]
      var taken: [Int] = []
      for place in places.indices {
        taken.append(min(left, places[place]))
        places[place] -= taken[place]
        left -= taken[place]
      }
      func span(_ count: Int, of units: Int) -> Span {
        let wanted = uses[use]
        return Span(count: count, least: max(0, wanted - (people - units)), most: min(wanted, units))
      }
      add(span(taken[0] + taken[3], of: people - uncounted), to: use)
      guard use == .active else { continue }
      activeTrial += span(taken[1], of: trial)
      activeLapsed += span(taken[2], of: uncounted - trial)
    }
  }

  /// People under counted units who do this.
  func counted(_ use: LicenseUse) -> Span {
    switch use {
    case .active: countedActive
    case .newlyLicensed: countedNewlyLicensed
    case .idle: countedIdle
    }
  }
}
