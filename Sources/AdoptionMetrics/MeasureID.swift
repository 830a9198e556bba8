public import AdoptionDomain

/// The figures that are computed; the raw value is the measure's id in tables, XML and playbooks.
public enum MeasureID: String, CaseIterable, Comparable, Sendable {
  /// Assigned licenses of sold licenses.
  case deployment
  /// All people active in the window, deleted and unlicensed ones included; may exceed 100 %.
  case usage
  /// Those of the denominator who were active in the window.
  case adjustedUsage = "usage.adjusted"
  /// Sold licenses that are assigned to nobody.
  case unassigned = "gap.unassigned"
  /// Licenses assigned beyond what was sold.
  case overAssigned = "gap.over-assigned"
  /// Assigned units beside another unit of the same person that entitles to the same service.
  case overlap = "gap.overlap"
  /// Licensed people who were not active in the window, those licensed within the window left out.
  case idle = "gap.idle"
  /// Licensed people who were active in the window.
  case active = "gap.active"
  /// Licensed people who got their license within the window and have not been active yet: nobody is idle for that.
  case newlyLicensed = "gap.newly-licensed"
  /// Active people whose license a counted unit covers.
  case activeCounted = "active.counted"
  /// Active people whose account is deleted, who have no product, or whose license was taken away.
  case activeTurnover = "active.turnover"
  /// Active people whose license only units cover that were not sold: those of trials and of free products.
  case activeTrial = "active.trial"
  /// Active people whose license only units cover that have lapsed beside a counted subscription of the same SKU.
  case activeLapsed = "active.lapsed"
  /// Active people who use Yammer without a license for it.
  case activeYammer = "active.yammer"
  /// Active people without a license and without another explanation.
  case activeUnexplained = "active.unexplained"
  /// Licensed people without activity for at least 60 days, or ever.
  case dormant60 = "dormant.60"
  /// Licensed people without activity for at least 90 days, or ever.
  case dormant90 = "dormant.90"
  /// Requests that ask how to use a feature.
  case howToRequests = "support.how-to"
  /// Requests that ask for assistance where nothing is broken.
  case helpRequests = "support.help"
  /// How-to and help requests together.
  case assistanceRequests = "support.assistance"
  /// Requests about something broken.
  case incidents = "support.incident"
  /// All requests.
  case allRequests = "support.all"

  /// The order of declaration, which is the order of reports.
  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  /// The place in the order of declaration, from 0.
  ///
  /// An enumeration without values is stored as the number of its case, in one byte; searching the list of all cases would
  /// make that list each time.
  package var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// Whether the figure counts requests of the help desk.
  public var isSupport: Bool {
    switch self {
    case .howToRequests, .helpRequests, .assistanceRequests, .incidents, .allRequests: true
    case .deployment, .usage, .adjustedUsage, .unassigned, .overAssigned, .overlap, .idle, .active,
      .newlyLicensed,
      .activeCounted, .activeTurnover, .activeTrial, .activeLapsed, .activeYammer, .activeUnexplained,
      .dormant60, .dormant90:
      false
    }
  }
}

/// What a denominator counts; the raw value names it in tables, XML and playbooks.
public enum Basis: String, CaseIterable, Sendable {
  /// Licenses sold.
  case sold
  /// Counted units of all SKUs that entitle to the service, tenant-wide.
  case entitled
  /// People not deleted whose export row says licensed for the service.
  case assigned
  /// What the source states as available.
  case available
  /// The customer's seats.
  case seats
  /// People active in the window.
  case activeUsers = "active-users"
}

/// What a figure is about.
public enum Subject: Hashable, Sendable {
  /// The customer as a whole.
  case customer
  /// One service.
  case service(Service.ID)
  /// One SKU, by its part number.
  case product(SharedText)

  /// Where the subject stands in reports: the customer, then services in the order of the catalog, then products.
  func rank(in catalog: ServiceCatalog) -> Int {
    switch self {
    case .customer: 0
    case .service(let id): 1 + (catalog.place(of: id) ?? catalog.services.count)
    case .product: Int.max
    }
  }

  /// The scope's name in tables and XML: `customer`, `service` or `product`.
  public var scope: String {
    switch self {
    case .customer: "customer"
    case .service: "service"
    case .product: "product"
    }
  }

  /// The subject under which spellings of one SKU meet: part numbers differ between exports in their case only.
  public var caseFolded: Subject {
    if case .product(let partNumber) = self { .product(partNumber.uppercased) } else { self }
  }

  /// A number that equal subjects share, and no others; it differs from run to run.
  var identity: UInt64 {
    switch self {
    case .customer: 0
    case .service(let id): UInt64(id.name.identity)
    // The addresses of texts are even.
    case .product(let partNumber): UInt64(partNumber.identity) | 1
    }
  }

  /// The subject's name in tables and XML: `*`, a service's slug, or a part number.
  public var name: String {
    switch self {
    case .customer: "*"
    case .service(let id): id.slug
    case .product(let partNumber): partNumber.text
    }
  }
}
