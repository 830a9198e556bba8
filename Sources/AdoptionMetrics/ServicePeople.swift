internal import AdoptionDomain

/// The people of one service, counted over all cohorts of a customer.
struct ServicePeople {
  /// Not deleted, licensed.
  var licensed = 0
  /// Of those, by what they do.
  var uses = [Int](repeating: 0, count: LicenseUse.allCases.count)
  /// Of the idle ones, without activity for at least 60 days or ever.
  var dormant60 = 0
  /// Of the idle ones, without activity for at least 90 days or ever.
  var dormant90 = 0
  /// Active in the window, whoever they are.
  var active = 0
  /// Active people explained by turnover.
  var turnover = 0
  /// Active people who use Yammer without a license.
  var yammer = 0
  /// Active people without a license and without an explanation.
  var unlicensed = 0
  /// Licensed people with products, by what covers them and what they do.
  var covered: [TenantSKUs.Cover: [Int]] = [:]

  /// Counts the people of the service at `place` of the catalog.
  init(
    ofServiceAt place: Int, in catalog: ServiceCatalog, activity: UserActivity, productSets: [[String]],
    skus: TenantSKUs
  ) {
    let service = catalog.services[place].id
    for cohort in activity.cohorts {
      let hasProducts = !productSets[Int(cohort.productSet)].isEmpty
      for count in cohort.counts where Int(count.service) == place {
        if count.recency == .inWindow {
          addActive(count, isGone: cohort.isDeleted || !hasProducts, isYammer: service == .yammer)
        }
        guard !cohort.isDeleted, count.standing.isLicensed else { continue }
        addLicensed(count)
        guard hasProducts else { continue }
        let cover = skus.cover(ofSet: cohort.productSet, for: service)
        covered[cover, default: [Int](repeating: 0, count: LicenseUse.allCases.count)][count.use.rawValue] +=
          Int(count.people)
      }
    }
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
    licensed += people
    uses[count.use.rawValue] += people
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
  func licensed(_ use: LicenseUse) -> Int { uses[use.rawValue] }
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
