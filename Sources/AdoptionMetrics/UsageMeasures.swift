internal import AdoptionDomain

/// The people of one service, counted over all cohorts of a customer.
struct ServicePeople {
  /// Not deleted, licensed.
  var licensed = 0
  /// Of those, active in the window.
  var licensedActive = 0
  /// Of those, licensed within the window and not active: neither idle nor active.
  var newlyLicensedQuiet = 0
  /// Of those, without activity for at least 60 days or ever; newly licensed ones left out.
  var dormant60 = 0
  /// Of those, without activity for at least 90 days or ever; newly licensed ones left out.
  var dormant90 = 0
  /// Active in the window, whoever they are.
  var active = 0
  /// Active people explained by turnover.
  var turnover = 0
  /// Active people who use Yammer without a license.
  var yammer = 0
  /// Active people without an explanation.
  var unexplained = 0

  /// Nobody.
  init() {}

  /// Counts the people of the service at `place` of the catalog.
  init(serviceAt place: Int, isYammer: Bool, activity: UserActivity, productSets: [[String]]) {
    for cohort in activity.cohorts {
      let hasProducts = !productSets[Int(cohort.productSet)].isEmpty
      for count in cohort.counts where Int(count.service) == place {
        add(count, isDeleted: cohort.isDeleted, hasProducts: hasProducts, isYammer: isYammer)
      }
    }
  }

  private mutating func add(_ count: CohortCount, isDeleted: Bool, hasProducts: Bool, isYammer: Bool) {
    let people = Int(count.people)
    if count.recency == .inWindow {
      active += people
      addActive(people, standing: count.standing, isGone: isDeleted || !hasProducts, isYammer: isYammer)
    }
    guard !isDeleted, count.standing.isLicensed else { return }
    licensed += people
    switch (count.standing, count.recency) {
    case (_, .inWindow): licensedActive += people
    case (.newlyLicensed, _): newlyLicensedQuiet += people
    case (_, .days60to89): dormant60 += people
    case (_, .days90orMore), (_, .never):
      dormant60 += people
      dormant90 += people
    default: break
    }
  }

  /// Puts active people into the first class that fits; those with a license belong to the classes of covered people.
  private mutating func addActive(_ people: Int, standing: LicenseStanding, isGone: Bool, isYammer: Bool) {
    if isGone || standing == .formerlyLicensed {
      turnover += people
    } else if !standing.isLicensed {
      if isYammer { yammer += people } else { unexplained += people }
    }
  }

  /// The numerators by measure; the denominator of all of them is `licensed`.
  var numerators: [(MeasureID, Int)] {
    [
      (.usage, active), (.adjustedUsage, licensedActive),
      (.idle, licensed - licensedActive - newlyLicensedQuiet), (.active, licensedActive),
      (.activeTurnover, turnover), (.activeYammer, yammer), (.activeUnexplained, unexplained),
      (.dormant60, dormant60), (.dormant90, dormant90),
    ]
  }
}

/// The figures of one service over the people whom the export says are licensed (basis `assigned`).
///
/// Where no export covers the service, each of them is unknown: a rule that asks for one must not take its absence for
/// a service that nobody holds.
func usageMeasures(
  ofServiceAt place: Int, facts: CustomerFacts, productSets: [[String]], catalog: ServiceCatalog
) -> [Measure] {
  let service = catalog.services[place].id
  guard let activity = facts.activity, activity.coveredServices.contains(place) else {
    return ServicePeople().numerators.map { id, _ in
      Measure(id, of: .service(service), basis: .assigned, ratio: nil, minimumToJudge: catalog.minimumToJudge)
    }
  }
  let people = ServicePeople(
    serviceAt: place, isYammer: service == .yammer, activity: activity, productSets: productSets)
  return people.numerators.map { id, numerator in
    Measure(
      id, of: .service(service), basis: .assigned, ratio: Ratio(numerator, of: people.licensed),
      minimumToJudge: catalog.minimumToJudge, window: ActivityWindow(endingOn: activity.dataDate),
      dataDate: activity.dataDate, source: activity.sources.first)
  }
}
