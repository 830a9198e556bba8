internal import AdoptionDomain

/// The people of one service, counted over all cohorts of a customer.
struct ServicePeople {
  /// People who share what covers them.
  struct Covered {
    let cover: TenantSKUs.Cover
    var people = UseCounts()
  }

  /// Not deleted, licensed.
  var licensed: Int { uses.total }
  /// Not deleted, licensed, by what they do.
  private var uses = UseCounts()
  /// Of the idle ones, without activity for at least 60 days or ever.
  private(set) var dormant60 = 0
  /// Of the idle ones, without activity for at least 90 days or ever.
  private(set) var dormant90 = 0
  /// Active in the window, whoever they are.
  private(set) var active = 0
  /// Active people explained by turnover.
  private(set) var turnover = 0
  /// Active people who use Yammer without a license.
  private(set) var yammer = 0
  /// Active people without a license and without an explanation.
  private(set) var unlicensed = 0
  /// Licensed people with products, by what covers them.
  private(set) var covered: [Covered] = []

  /// Counts the people of every service of the catalog, in its order.
  static func counted(
    _ activity: UserActivity, productSets: [[SharedText]], skus: TenantSKUs, catalog: ServiceCatalog
  ) -> [ServicePeople] {
    var people = [ServicePeople](repeating: ServicePeople(), count: catalog.services.count)
    for cohort in activity.cohorts {
      let hasProducts = !productSets[Int(cohort.productSet)].isEmpty
      let isGone = cohort.isDeleted || !hasProducts
      // The counts of a service follow each other, and all have the same cover.
      var cover: (place: Int, of: TenantSKUs.Cover) = (-1, .nothing)
      for count in cohort.counts {
        let place = Int(count.service)
        let service = catalog.services[place].id
        if count.recency == .inWindow {
          people[place].addActive(count, isGone: isGone, isYammer: service == .yammer)
        }
        guard !cohort.isDeleted, count.standing.isLicensed else { continue }
        people[place].addLicensed(count)
        guard hasProducts else { continue }
        if cover.place != place { cover = (place, skus.cover(ofSet: cohort.productSet, for: service)) }
        people[place].add(count, coveredBy: cover.of)
      }
    }
    return people
  }

  private mutating func add(_ count: CohortCount, coveredBy cover: TenantSKUs.Cover) {
    let place =
      covered.firstIndex { $0.cover == cover }
      ?? {
        covered.append(Covered(cover: cover))
        return covered.count - 1
      }()
    covered[place].people[count.use] += Int(count.people)
  }

  /// Puts active people into the first class that fits; those with a license belong to the classes of covered people.
  private mutating func addActive(_ count: CohortCount, isGone: Bool, isYammer: Bool) {
    let people = Int(count.people)
    active += people
    if isGone || count.standing == .formerlyLicensed {
      turnover += people
    } else if !count.standing.isLicensed {
      if isYammer { yammer += people } else { unlicensed += people }
    }
  }

  private mutating func addLicensed(_ count: CohortCount) {
    let people = Int(count.people)
    uses[count.use] += people
    guard count.use == .idle else { return }
    switch count.recency {
    case .days60to89: dormant60 += people
    case .days90orMore, .never:
      dormant60 += people
      dormant90 += people
    case .inWindow, .days28to59, .afterDataDate: break
    }
  }

  /// Licensed people who do this.
  func licensed(_ use: LicenseUse) -> Int { uses[use] }
}

extension CohortCount {
  /// What these people do, where they are licensed.
  fileprivate var use: LicenseUse {
    switch (standing, recency) {
    case (_, .inWindow): .active
    case (.newlyLicensed, _): .newlyLicensed
    default: .idle
    }
  }
}
