internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// How one service is used by the people who are licensed for it.
public struct ServiceSection: Hashable, Sendable {
  /// The service's slug.
  public let id: String
  /// The service's name.
  public let name: String
  /// Whether rules look at the service.
  public let isJudged: Bool
  /// What can be said: `value`, `insufficient`, `undefined` or `unknown`.
  public let state: String
  /// The state in words; `nil` where there is a figure to judge by.
  public let stateWords: String?
  /// Whether the group is too small to be broken down: only its size is told.
  public let isWithheld: Bool
  /// People licensed.
  public let licensed: String
  /// Of those, active in the window.
  public let active: String
  /// Of those, not active and not licensed within the window.
  public let idle: String
  /// Of those, licensed within the window and not active yet.
  public let quiet: String
  /// Of those, without activity for 60 days or more.
  public let dormant60: String
  /// Of those, without activity for 90 days or more.
  public let dormant90: String
  /// Active people of the licensed ones, in percent.
  public let percent: String?
  /// All active people, deleted and unlicensed ones included.
  public let allActive: String
  /// All active people in percent of the licensed ones.
  public let allPercent: String?
  /// The bar; `nil` where nobody is licensed.
  public let bar: UsageBar?
}

/// A bar of 1000 units: active, newly licensed and idle people side by side.
public struct UsageBar: Hashable, Sendable {
  /// What the bar shows, in words.
  public let description: String
  /// The width of the active part.
  public let active: Int
  /// Where the newly licensed part begins, and its width.
  public let quietStart, quiet: Int
  /// Where the idle part begins, and its width.
  public let idleStart, idle: Int
}

/// The services of which the export tells anything, in catalog order.
func serviceSections(
  of record: CustomerRecord, catalog: ServiceCatalog, wording: Wording
) -> [ServiceSection] {
  catalog.services.compactMap { service in
    let counts = ServiceCounts(of: service.id, in: record.measures)
    guard let counts, counts.licensed > 0 || counts.allActive > 0 else { return nil }
    return ServiceSection(service, counts: counts, wording: wording)
  }
}

/// The counts of one service that pages show.
struct ServiceCounts {
  let licensed, active, idle, dormant60, dormant90, allActive: Int
  let headline: Measure
  /// Whether the group is too small to be broken down.
  let isTooSmall: Bool

  var quiet: Int { licensed - active - idle }

  init?(of service: Service.ID, in measures: CustomerMeasures) {
    func count(_ id: MeasureID) -> Int {
      measures.measure(id, of: .service(service), basis: .assigned)?.ratio?.numerator ?? 0
    }
    guard let headline = measures.measure(.adjustedUsage, of: .service(service), basis: .assigned),
      let ratio = headline.ratio,
      let everybody = measures.measure(.usage, of: .service(service), basis: .assigned)
    else { return nil }
    isTooSmall = isTooSmallToBreakDown(everybody)
    self.headline = headline
    licensed = ratio.denominator
    active = ratio.numerator
    idle = count(.idle)
    dormant60 = count(.dormant60)
    dormant90 = count(.dormant90)
    allActive = count(.usage)
  }
}

extension ServiceSection {
  fileprivate init(_ service: Service, counts: ServiceCounts, wording: Wording) {
    let isWithheld = counts.isTooSmall
    let ratio = Ratio(counts.active, of: counts.licensed)
    id = service.id.slug
    name = service.name
    isJudged = service.isJudged
    state = counts.headline.state.rawValue
    stateWords = counts.headline.state == .value ? nil : wording.text(.state(counts.headline.state))
    self.isWithheld = isWithheld
    licensed = wording.number(counts.licensed)
    active = wording.number(counts.active)
    idle = wording.number(counts.idle)
    quiet = wording.number(counts.quiet)
    dormant60 = wording.number(counts.dormant60)
    dormant90 = wording.number(counts.dormant90)
    percent = isWithheld ? nil : ratio.tenthsOfPercent.map(wording.percent)
    allActive = wording.number(counts.allActive)
    allPercent =
      isWithheld ? nil : Ratio(counts.allActive, of: counts.licensed).tenthsOfPercent.map(wording.percent)
    bar = isWithheld || counts.licensed == 0 ? nil : UsageBar(counts, wording: wording)
  }
}

extension UsageBar {
  fileprivate init(_ counts: ServiceCounts, wording: Wording) {
    let end = { (people: Int) in (1000 * people + counts.licensed / 2) / counts.licensed }
    active = end(counts.active)
    quietStart = active
    quiet = end(counts.active + counts.quiet) - active
    idleStart = active + quiet
    idle = 1000 - idleStart
    description = wording.text(
      .barDescription, wording.number(counts.active), wording.number(counts.quiet),
      wording.number(counts.idle),
      wording.number(counts.licensed))
  }
}
