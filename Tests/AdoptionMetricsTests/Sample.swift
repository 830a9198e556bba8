import AdoptionDomain
import AdoptionMetrics

/// A small world for figures that are computed by hand.
enum Sample {
  /// Exchange (judged), Teams (judged) and Yammer (not judged), at places 0, 1 and 2; `TEAMS_FREE` is free.
  static let catalog = ServiceCatalog(
    services: [
      service("exchange", isJudged: true), service("teams", isJudged: true),
      service("yammer", isJudged: false),
    ], freePartNumbers: ["TEAMS_FREE"], minimumToJudge: 10)

  static let exchange = 0
  static let teams = 1
  static let yammer = 2

  /// 2026-03-31; its window begins on 2026-03-04.
  static let day = CalendarDay(ordinal: 20_543)

  /// No product, and Office 365 E3.
  static let productSets: [[SharedText]] = [[], ["OFFICE 365 E3"]]

  private static func service(_ slug: String, isJudged: Bool) -> Service {
    Service(id: Service.ID(slug), name: slug, isJudged: isJudged, workloads: [slug], supportProducts: [])
  }

  static func count(
    _ service: Int, _ standing: LicenseStanding, _ recency: Recency, _ people: Int
  ) -> CohortCount {
    CohortCount(service: service, standing: standing, recency: recency, people: people)
  }

  /// A cohort of people with the products of a set; set 1 is Office 365 E3.
  static func cohort(
    _ people: Int32, productSet: Int32 = 1, isDeleted: Bool = false, activePeople: Int32 = 0,
    _ counts: [CohortCount]
  ) -> UserCohort {
    UserCohort(
      dataDate: day, productSet: productSet, licensedServices: ServiceSet(), isDeleted: isDeleted,
      people: people, activePeople: activePeople, counts: counts)
  }

  static func activity(
    _ cohorts: [UserCohort], covering places: [Int] = [0, 1, 2], sources: [Int] = [2, 5]
  ) -> UserActivity {
    var covered = ServiceSet()
    places.forEach { covered.insert($0) }
    return UserActivity(
      dataDate: day, coveredServices: covered, cohorts: cohorts, sources: sources, isConcealed: false)
  }

  static func facts(
    _ id: String = "a", seats: Int? = nil, holdings: [Holding] = [], activity: UserActivity? = nil,
    support: SupportVolume? = nil
  ) -> CustomerFacts {
    CustomerFacts(
      customer: Customer(id: Customer.ID(id), name: id, seatCount: seats), holdings: holdings,
      activity: activity, support: support)
  }

  static func holding(
    _ partNumber: String, name: String = "Office 365 E3", terms: SubscriptionTerms = .paid,
    state: SubscriptionState = .active, sold: Int, assigned: Int, source: Int = 0
  ) -> Holding {
    Holding(
      product: Product(partNumber: partNumber, name: name), terms: terms, isTenantWide: true,
      units: [state: LicenseUnits(sold: sold, assigned: assigned)], source: source)
  }

  /// Requests of days counted back from the sample's day, on a help desk that covers the 90 days up to it.
  static func support(
    _ counts: [SupportCount], coveringDaysAgo days: ClosedRange<Int> = 0...89, sources: [Int] = [3, 4]
  ) -> SupportVolume {
    SupportVolume(
      coverage: ActivityWindow(
        from: day.advanced(by: -days.upperBound), through: day.advanced(by: -days.lowerBound)),
      counts: counts, sources: sources)
  }

  static func requests(
    _ number: Int, _ kind: SupportRequestKind, daysAgo: Int = 0, service: Int? = nil
  ) -> SupportCount {
    SupportCount(
      day: day.advanced(by: -daysAgo), service: service, kind: kind, channel: .web, requests: number)
  }

  static func figures(_ facts: CustomerFacts, nightDataDate: CalendarDay? = day) -> CustomerMeasures {
    measures(of: facts, productSets: productSets, catalog: catalog, nightDataDate: nightDataDate)
  }
}

extension CustomerMeasures {
  /// The figure of a service over the people licensed for it.
  func usage(_ id: MeasureID, ofServiceAt place: Int) -> Measure? {
    measure(id, of: .service(Sample.catalog.services[place].id), basis: .assigned)
  }
}
