/// How long ago a person was last active in a service, counted back from the data date.
public enum Recency: UInt8, CaseIterable, Sendable {
  /// 0 to 27 days: active in the window.
  case inWindow
  /// 28 to 59 days.
  case days28to59
  /// 60 to 89 days.
  case days60to89
  /// 90 days or more.
  case days90orMore
  /// No activity was ever seen.
  case never
  /// A date after the data date, which proves nothing.
  case afterDataDate

  /// The recency of an activity that lies `days` before the data date; negative days lie after it.
  public init(daysBeforeDataDate days: Int) {
    switch days {
    case ..<0: self = .afterDataDate
    case ..<ActivityWindow.days: self = .inWindow
    case ..<60: self = .days28to59
    case ..<90: self = .days60to89
    default: self = .days90orMore
    }
  }
}

/// How a person stands to the license for one service.
public enum LicenseStanding: UInt8, CaseIterable, Sendable {
  /// Licensed since before the window, or since an unknown day.
  case licensed
  /// Licensed for the first time within the window: nobody is idle for that.
  case newlyLicensed
  /// Not licensed, but with an assign date: the license was taken away.
  case formerlyLicensed
  /// Not licensed, and no trace of a license.
  case unlicensed

  /// Whether the export says that the person has a license for the service.
  public var isLicensed: Bool { self == .licensed || self == .newlyLicensed }
}

/// So many people of one cohort with one standing and one recency in one service.
public struct CohortCount: Hashable, Sendable {
  /// The service's place in the catalog, 0-based.
  public var service: UInt8
  /// The standing of these people.
  public var standing: LicenseStanding
  /// Their recency.
  public var recency: Recency
  /// How many they are; at least 1.
  public var people: Int32

  /// Creates a count.
  public init(service: Int, standing: LicenseStanding, recency: Recency, people: Int) {
    self.service = UInt8(service)
    self.standing = standing
    self.recency = recency
    self.people = Int32(people)
  }
}

/// The counted form of user rows: people of one customer who have the same products and licenses; it holds no person.
public struct UserCohort: Hashable, Sendable {
  /// The Report Refresh Date of the rows.
  public var dataDate: CalendarDay
  /// The place of the products' set in `Facts.productSets`, 0-based.
  public var productSet: Int32
  /// The services that these people are licensed for.
  public var licensedServices: ServiceSet
  /// Whether the accounts are deleted.
  public var isDeleted: Bool
  /// How many people; at least 1.
  public var people: Int32
  /// How many of them were active in any service in the window.
  public var activePeople: Int32
  /// The people by service, standing and recency, in that order; for each covered service they sum to `people`.
  public var counts: CohortCounts

  /// Creates a cohort.
  public init(
    dataDate: CalendarDay, productSet: Int32, licensedServices: ServiceSet, isDeleted: Bool, people: Int32,
    activePeople: Int32, counts: CohortCounts
  ) {
    self.dataDate = dataDate
    self.productSet = productSet
    self.licensedServices = licensedServices
    self.isDeleted = isDeleted
    self.people = people
    self.activePeople = activePeople
    self.counts = counts
  }

  /// Creates a cohort whose counts stand alone.
  public init(
    dataDate: CalendarDay, productSet: Int32, licensedServices: ServiceSet, isDeleted: Bool, people: Int32,
    activePeople: Int32, counts: [CohortCount]
  ) {
    self.init(
      dataDate: dataDate, productSet: productSet, licensedServices: licensedServices, isDeleted: isDeleted,
      people: people, activePeople: activePeople, counts: CohortCounts(counts))
  }
}

/// What the user exports say about one customer.
public struct UserActivity: Hashable, Sendable {
  /// The data date of all cohorts: of two data dates the newer wins.
  public var dataDate: CalendarDay
  /// The services for which the export has columns.
  public var coveredServices: ServiceSet
  /// The cohorts in a fixed order: product set, licensed services, present before deleted.
  public var cohorts: [UserCohort]
  /// The places of the exports in the facts' sources, 0-based and ascending.
  public var sources: [Int]
  /// Whether names are concealed; counts are good all the same.
  public var isConcealed: Bool

  /// Creates the activity of one customer.
  public init(
    dataDate: CalendarDay, coveredServices: ServiceSet, cohorts: [UserCohort], sources: [Int],
    isConcealed: Bool
  ) {
    self.dataDate = dataDate
    self.coveredServices = coveredServices
    self.cohorts = cohorts
    self.sources = sources
    self.isConcealed = isConcealed
  }
}
