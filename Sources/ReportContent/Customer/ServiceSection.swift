internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// How one service is used, held against the licenses sold where they are known, else against the people who are licensed.
public struct ServiceSection: Hashable, Sendable {
  /// The service's slug.
  public let id: String
  /// The service's name.
  public let name: String
  /// Whether rules look at the service.
  public let isJudged: Bool
  /// What can be said of the headline: `value`, `insufficient`, `undefined` or `unknown`.
  public let state: String
  /// The state in words; `nil` where there is a figure to judge by.
  public let stateWords: String?
  /// Whether the group is too small to be broken down: only its size is told.
  public let isWithheld: Bool
  /// What the headline is held against: `entitled` or `assigned`.
  public let basis: String
  /// The headline in percent.
  public let percent: String?
  /// Both counts of the headline with what the denominator counts, and between which numbers the count lies.
  public let counts: String?
  /// Whether the figures over licensed people are those of a cut export.
  public let isCut: Bool
  /// Licenses sold that entitle to the service; `nil` where they are not known.
  public let entitled: String?
  /// The parts of the headline's denominator; `nil` where no export tells.
  public let active, quiet, idle, unassigned, overlap: String?
  /// How many licenses are assigned beyond those sold, in words; `nil` where there are none.
  public let overAssigned: String?
  /// People licensed; `nil` where no export tells of people.
  public let licensed: String?
  /// Of those, the active ones with their share.
  public let licensedActive: String?
  /// Of those, without activity for 60 and 90 days or more.
  public let dormant60, dormant90: String?
  /// All active people with what they come to over the headline's denominator.
  public let allActive: String?
  /// The bar; `nil` where there is nothing to show.
  public let bar: UsageBar?
}

/// The services of which the exports tell anything, in catalog order, then those that no catalog knows.
func serviceSections(
  of record: CustomerRecord, by disclosure: Disclosure, names: SubjectNames, catalog: ServiceCatalog,
  wording: Wording
) -> [ServiceSection] {
  record.measures.services.compactMap { service in
    guard let counts = ServiceCounts(of: service, in: record.measures), counts.isTold,
      !record.measures.isNoNews(service, catalog: catalog)
    else { return nil }
    return ServiceSection(
      service, name: names.name(of: .service(service)),
      isJudged: catalog.place(of: service).map { catalog.services[$0].isJudged } ?? false, counts: counts,
      isWithheld: disclosure.withholds(counts.headline) || counts.usage.map(disclosure.withholds) ?? false,
      wording: wording)
  }
}

extension ServiceSection {
  fileprivate init(
    _ service: Service.ID, name: String, isJudged: Bool, counts: ServiceCounts, isWithheld: Bool,
    wording: Wording
  ) {
    let headline = Headline(counts.headline, wording: wording)
    func part(_ id: MeasureID) -> String? {
      isWithheld ? nil : counts.part(id).map(wording.count)
    }
    func licensed(_ id: MeasureID) -> String? {
      isWithheld ? nil : counts.licensed(id).map(wording.count)
    }
    id = service.slug
    self.name = name
    self.isJudged = isJudged
    state = counts.headline.state.rawValue
    stateWords = headline.stateWords(wording)
    self.isWithheld = isWithheld
    basis = counts.headline.basis.rawValue
    percent = isWithheld ? nil : headline.percent
    self.counts = isWithheld ? nil : headline.counts
    isCut = counts.isCut
    entitled = counts.entitled.map(wording.number)
    (active, quiet, idle) = (part(.adjustedUsage), part(.newlyLicensed), part(.idle))
    (unassigned, overlap) = (part(.unassigned), part(.overlap))
    overAssigned = counts.overAssigned.flatMap {
      $0 > 0 && !isWithheld ? wording.text(.overAssigned, wording.number($0)) : nil
    }
    self.licensed = counts.licensedPeople.map(wording.number)
    licensedActive = isWithheld ? nil : counts.licensed(.adjustedUsage).map(wording.countAndShare)
    (dormant60, dormant90) = (licensed(.dormant60), licensed(.dormant90))
    allActive = isWithheld ? nil : counts.usage.map(wording.countAndShare)
    bar = isWithheld ? nil : UsageBar(counts, wording: wording)
  }
}

extension Wording {
  /// The count of a figure, with its bounds where it has some; a dash for an unknown one would be the template's.
  func count(_ measure: Measure) -> String {
    within(measure.bounds, words: number(measure.ratio?.numerator ?? 0))
  }

  /// The count of a figure with its bounds and its share: "15 (37.5%)".
  func countAndShare(_ measure: Measure) -> String {
    guard let share = measure.ratio?.tenthsOfPercent else { return count(measure) }
    return text(.countAndShare, count(measure), percent(tenths: share))
  }
}
